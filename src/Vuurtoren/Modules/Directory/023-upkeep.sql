-- How often sheets were looked at, by service and week: nothing of who looked.
create table directory_view (
    service_id uuid not null,
    week       text not null,              -- ISO 8601: "2026-W48"
    views      bigint not null,
    primary key (week, service_id)
);
-- Who keeps the sheets of a territory finds its places without going over the whole table.
create index directory_location_municipality on directory_location (municipality) where municipality is not null;
create index directory_location_neighbourhood on directory_location (neighbourhood) where neighbourhood is not null;
-- Fields that a person checked by themselves; those that were only changed are many more.
create index field_state_checked on field_state (record_id) where how in ('own', 'called', 'visited', 'mail');
