-- A day on which a coordination presents what it found.
create table needs_colloquium (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    diagnosis_id    uuid references needs_diagnosis (id) on delete set null, -- what is presented
    title           text not null,
    day             date not null,
    begins          integer not null,                    -- minutes after midnight, on the clock on the wall
    ends            integer not null,
    place           text not null,
    programme       text not null,                       -- JSON: hour, title, function of who speaks
    sequence        integer not null,                    -- counts the changes, for calendars
    changed_at      timestamp with time zone not null,
    announced_on    date,                                -- from here on everybody reads the programme
    version         integer not null
);
create index needs_colloquium_coordination on needs_colloquium (coordination_id, day);

-- Who got a letter.
create table needs_colloquium_guest (
    id              uuid primary key,
    colloquium_id   uuid not null references needs_colloquium (id) on delete cascade,
    email           text not null,                       -- in small letters
    lang            text not null,
    invited_at      timestamp with time zone not null,
    sequence        integer not null                     -- of the programme in the last letter
);
create unique index needs_colloquium_guest_email on needs_colloquium_guest (colloquium_id, email);
