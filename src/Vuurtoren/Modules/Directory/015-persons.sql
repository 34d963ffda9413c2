-- Records with people to turn to, in order: to go through those whose name waits for their agreement without going over whole tables.
create index directory_organization_contacts on directory_organization (id) where contacts <> '[]';
create index directory_service_contacts on directory_service (id) where contacts <> '[]';
create index directory_location_contacts on directory_location (id) where contacts <> '[]';
create index directory_service_at_location_contacts on directory_service_at_location (id) where contacts <> '[]';
