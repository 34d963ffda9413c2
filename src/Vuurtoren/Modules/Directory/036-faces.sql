-- Records on which somebody agreed to be named: they are few, and read often.
create index directory_organization_agreed on directory_organization (id) where contacts like '%"agreed":"%';
create index directory_service_agreed on directory_service (id) where contacts like '%"agreed":"%';
create index directory_location_agreed on directory_location (id) where contacts like '%"agreed":"%';
create index directory_service_at_location_agreed on directory_service_at_location (id) where contacts like '%"agreed":"%';

-- Who left a service does not come back with the next import. The hash is made with the secret of the server: who it was cannot be read from it.
create table directory_left (
    record_id uuid not null,
    hash      text not null,
    left_at   timestamp with time zone not null,
    primary key (record_id, hash)
);
