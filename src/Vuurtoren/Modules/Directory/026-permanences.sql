-- Rooms of a house, and who holds office in them when: services that are at home there and others that visit.
create table directory_room (
    id          uuid primary key,
    location_id uuid not null,
    name        text not null,                           -- JSON: text by language
    way         text,                                    -- JSON: how to find it inside: floor, corridor
    shared      boolean not null,                        -- several can sit there at once: no conflict
    position    integer not null,
    gone_at     timestamp with time zone
);
create index directory_room_location on directory_room (location_id);

create table directory_permanence (
    id              uuid primary key,
    location_id     uuid not null,
    room_id         uuid,                                -- null: one asks at the desk
    service_id      uuid,
    organization_id uuid,
    title           text,                                -- JSON: text by language; null: the name of the service
    discreet        boolean not null,
    neutral         text,                                -- JSON: what everybody reads of a discreet one
    by_appointment  boolean not null,
    note            text,                                -- JSON
    repeats         text not null check (repeats in ('Once', 'Weekly', 'TwoWeekly', 'Monthly')),
    weekdays        text not null,                       -- JSON: ["mo", "th"]
    nth             integer,                             -- of a month: 1 to 4, -1 is the last
    first_on        date not null,
    last_on         date,
    opens           integer not null,                    -- minutes after midnight
    closes          integer not null,
    on_holidays     boolean not null,
    sequence        integer not null,                    -- RFC 5545: counts its changes
    created_at      timestamp with time zone not null,
    changed_at      timestamp with time zone not null,
    removed_at      timestamp with time zone,
    check (closes > opens and opens >= 0 and closes <= 1440)
);
create index directory_permanence_location on directory_permanence (location_id);
create index directory_permanence_room on directory_permanence (room_id);
create index directory_permanence_service on directory_permanence (service_id);

-- Single days that deviate: cancelled, added, or at other hours.
create table directory_permanence_day (
    permanence_id uuid not null,
    day           date not null,
    cancelled     boolean not null,
    opens         integer,                               -- with closes: an added day, or other hours
    closes        integer,
    room_id       uuid,
    reason        text,                                  -- JSON: text by language
    changed_at    timestamp with time zone not null,
    primary key (permanence_id, day),
    check (cancelled or opens is not null)
);
