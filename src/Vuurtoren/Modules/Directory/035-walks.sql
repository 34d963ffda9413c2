-- A morning on which people who work in an area walk along each other's doors.
create table directory_walk (
    id           uuid primary key,
    title        text not null,                          -- JSON: text by language
    day          date not null,
    begins       integer not null,                       -- minutes after midnight
    meet         text not null,                          -- where one meets
    stops        text not null,                          -- JSON: organisation, host, minutes; in walking order
    scope_kind   text not null,                          -- of the role of who plans it: others with that role plan it too
    scope_id     uuid,
    made_by      uuid,
    sequence     integer not null,                       -- RFC 5545: counts its changes
    changed_at   timestamp with time zone not null,
    published_at timestamp with time zone,
    cancelled_at timestamp with time zone
);
create index directory_walk_day on directory_walk (day) where published_at is not null;

-- Who walks along.
create table directory_walk_guest (
    id           uuid primary key,
    walk_id      uuid not null references directory_walk (id) on delete cascade,
    name         text not null,
    organization text,
    email        text,                                   -- for the plan and for changes
    lang         text not null,
    at           timestamp with time zone not null,
    left_at      timestamp with time zone,               -- does not come after all
    came         boolean
);
create index directory_walk_guest_walk on directory_walk_guest (walk_id);
create unique index directory_walk_guest_once on directory_walk_guest (walk_id, email) where email is not null;
