-- Who reads minutes before they go out, and what that person would write otherwise.
create table meetings_reading (
    id          uuid primary key,
    meeting_id  uuid not null references meetings_meeting (id) on delete cascade,
    name        text not null,
    email       text not null,
    lang        text not null,
    until_on    date not null,                           -- nothing said by then: agreed
    asked_at    timestamp with time zone not null,
    said_at     timestamp with time zone,
    words       text                                     -- null: agreed as it stands
);
create index meetings_reading_meeting on meetings_reading (meeting_id);

-- An estimate, not a clock: how long preparing and following up took, and what members' organisations put in. Never a person.
create table meetings_hours (
    id              uuid primary key,
    meeting_id      uuid not null references meetings_meeting (id) on delete cascade,
    organization_id uuid,                                -- null: who called the meeting
    before_minutes  integer not null,
    during_minutes  integer not null,
    after_minutes   integer not null
);
create unique index meetings_hours_once on meetings_hours (meeting_id, organization_id) where organization_id is not null;
create unique index meetings_hours_own on meetings_hours (meeting_id) where organization_id is null;

-- The year of which who coordinates let the total be seen.
create table meetings_hours_shown (
    coordination_id uuid not null,
    year            integer not null,
    shown_at        timestamp with time zone not null,
    primary key (coordination_id, year)
);
