-- What is hidden is found without going over whole tables: it is little, and asked each time the index is made.

create index directory_organization_hidden on directory_organization (id) where visibility <> 'Public' or parked is not null;
create index directory_service_hidden on directory_service (id) where visibility <> 'Public' or parked is not null;
create index directory_location_hidden on directory_location (id) where visibility <> 'Public' or parked is not null;
create index directory_service_at_location_hidden on directory_service_at_location (id) where visibility <> 'Public' or parked is not null;
