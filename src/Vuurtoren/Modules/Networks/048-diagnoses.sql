-- What other networks found out: who made it, and what may be done with it.
create table networks_diagnosis (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id),
    network_id      uuid references networks_network (id) on delete set null,
    title           text not null,
    made_on         date not null,
    themes          text not null,                       -- JSON: codes, as of networks
    reach           text not null check (reach in ('Neighbourhood', 'Municipality', 'Municipalities', 'Region')),
    place           text,                                -- in own words: which neighbourhood
    lang            text not null,                       -- in which it is written
    source          text not null,                       -- who made it
    may_quote       boolean not null,
    may_share       boolean not null,                    -- with the people of the coordination
    is_public       boolean not null,
    link            text,
    at              timestamp with time zone not null
);
create index networks_diagnosis_coordination on networks_diagnosis (coordination_id);
create index networks_diagnosis_network on networks_diagnosis (network_id) where network_id is not null;
