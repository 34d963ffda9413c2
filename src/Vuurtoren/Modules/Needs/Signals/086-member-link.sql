-- The link of one member by which signals come. Another number makes another link; no row: it is still the first one.
create table needs_member_link (
    member_id       uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    number          integer not null
);
