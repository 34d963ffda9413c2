-- Figures about areas: those that ship with the program (data/indicators), and an own count of a coordination.
create table needs_indicator (
    key             text primary key,                    -- in the address: "ocmw-income"
    name            text not null,
    meaning         text,                                -- in plain words
    unit            text not null,
    higher_is_worse boolean,                             -- null: neither is worse
    level           text not null check (level in ('Neighbourhood', 'Municipality')),
    source          text,                                -- of shipped figures; an own figure holds its own
    url             text,
    licence         text,
    fingerprint     text,                                -- of the shipped files; null: an own count
    coordination_id uuid,                                -- whose own count it is; null: of the region, or shipped
    made_at         timestamp with time zone not null
);

-- What nobody knows has no row.
create table needs_indicator_value (
    indicator       text not null references needs_indicator (key) on delete cascade,
    area            text not null,                       -- "md:12" or "nis:21013"
    year            integer not null,
    value           double precision,                    -- null: fewer than five, the number itself is not kept
    noted           boolean not null,                    -- the source has a remark with this figure
    source          text,                                -- of an own figure
    taken_on        date not null,                       -- day on which it was taken from its source
    primary key (indicator, area, year)
);
create index needs_indicator_value_area on needs_indicator_value (area);
