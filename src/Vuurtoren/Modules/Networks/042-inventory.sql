-- Other networks around a coordination: named and linked, never absorbed.
create table networks_network (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id),
    name            text not null,
    themes          text not null,                       -- JSON: codes; none: all kinds
    reach           text not null check (reach in ('Neighbourhood', 'Municipality', 'Municipalities', 'Region')),
    activities      text not null,                       -- JSON: at most two codes
    links           text,                                -- structural links with the coordination, in own words
    website         text,
    contact         text,                                -- who to ask
    email           text,
    part            text not null check (part in ('None', 'Takes', 'Internal')),
    lang            text not null,                       -- of the words
    at              timestamp with time zone not null,
    kept_at         timestamp with time zone             -- null: came over the link, nobody looked yet
);
create index networks_network_coordination on networks_network (coordination_id);
