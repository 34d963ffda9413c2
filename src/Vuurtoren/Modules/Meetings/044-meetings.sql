-- Meetings from the invitation to the approved minutes.
create table meetings_meeting (
    id              uuid primary key,
    coordination_id uuid not null,
    body_id         uuid,                                -- of which body; null: of the whole coordination
    title           text not null,                       -- JSON: text by language
    purpose         text not null,                       -- Exchange, Decision or Signalling
    intervision     boolean not null,                    -- agreed rules, no names, no minutes but themes
    day             date not null,
    begins          integer not null,                    -- minutes after midnight, on the clock on the wall
    ends            integer not null,
    informal        integer not null,                    -- minutes to stay and talk after the end
    place           text,
    chair           text,
    chair_is_head   boolean not null,                    -- a head of service or somebody elected
    made_by         uuid,
    made_at         timestamp with time zone not null,
    changed_at      timestamp with time zone not null,
    sequence        integer not null,                    -- RFC 5545: raised when the day, the time or the place changes
    version         integer not null,
    invited_at      timestamp with time zone,
    agenda_sent_at  timestamp with time zone,
    cancelled_at    timestamp with time zone,
    closed_at       timestamp with time zone,
    number          integer,                             -- of its minutes, counted in each year of a coordination
    sent_at         timestamp with time zone,
    approved_at     timestamp with time zone,
    approved_hash   text
);
create index meetings_meeting_coordination on meetings_meeting (coordination_id, day);
create unique index meetings_meeting_number on meetings_meeting (coordination_id, number) where number is not null;

-- Who is invited, who came.
create table meetings_attendee (
    id              uuid primary key,
    meeting_id      uuid not null references meetings_meeting (id) on delete cascade,
    delegate_id     uuid,                                -- who speaks for a member; null: a guest, or somebody who walked in
    organization_id uuid,
    name            text not null,                       -- empty once the term is over: the row still counts
    organization    text,                                -- of somebody whose organisation is not in the directory
    function        text,
    email           text,
    lang            text not null,
    walked_in       boolean not null,
    invited_at      timestamp with time zone,
    reminded_at     timestamp with time zone,
    answer          text,                                -- Comes, Not or Replaced
    replaced_by     text,
    answered_at     timestamp with time zone,
    present         boolean,                             -- null: not ticked yet
    from_item       uuid,                                -- came when this item began
    until_item      uuid                                 -- left when this item began
);
create index meetings_attendee_meeting on meetings_attendee (meeting_id);
create unique index meetings_attendee_once on meetings_attendee (meeting_id, delegate_id) where delegate_id is not null;

create table meetings_item (
    id              uuid primary key,
    coordination_id uuid not null,
    meeting_id      uuid references meetings_meeting (id) on delete cascade, -- null: waits for a meeting
    topic_id        uuid not null,                       -- the same at each meeting at which it comes back
    position        integer not null,
    kind            text not null,
    title           text not null,                       -- JSON: text by language
    owner           text,
    minutes         integer not null,
    words           text,                                -- what to read before
    lang            text not null,                       -- in which it is spoken
    proposed_by     text,
    leaves          text not null,                       -- JSON: to whom what is said under it goes besides those who meet
    for_everybody   boolean not null,                    -- one of these is everybody
    topic_open      boolean not null,
    made_at         timestamp with time zone not null
);
create index meetings_item_meeting on meetings_item (meeting_id);
create index meetings_item_coordination on meetings_item (coordination_id, topic_open);

-- What is said, line by line. The browser makes the ids, so that a line that is sent twice stays one line.
create table meetings_line (
    id              uuid primary key,
    meeting_id      uuid not null references meetings_meeting (id) on delete cascade,
    item_id         uuid not null,
    place           double precision not null,           -- between those around it
    kind            text not null,                       -- Information, Decision or Task
    text            text not null,
    lang            text not null,
    agreed          text,                                -- of a decision: Consensus or Counts
    in_favour       integer,
    against         integer,
    abstained       integer,
    version         integer not null,
    changed_at      timestamp with time zone not null,
    changed_by      text not null,
    gone_at         timestamp with time zone,
    beside          uuid,                                -- two wrote this line at once: the other's words stand in that line
    translation     text,
    translation_lang text,
    translation_of  integer,                             -- the version that was translated
    by_machine      boolean not null
);
create index meetings_line_meeting on meetings_line (meeting_id);

create table meetings_line_before (
    line_id         uuid not null references meetings_line (id) on delete cascade,
    version         integer not null,
    kind            text not null,
    text            text not null,
    changed_at      timestamp with time zone not null,
    changed_by      text not null,
    primary key (line_id, version)
);

create table meetings_task (
    id              uuid primary key,                    -- the same as that of its line
    coordination_id uuid not null,
    meeting_id      uuid not null references meetings_meeting (id) on delete cascade,
    what            text not null,
    lang            text not null,
    owner           text,
    email           text,
    owner_lang      text,
    organization_id uuid,
    until_on        date,
    material        text,
    state           text not null,                       -- Open, Done or Dropped
    ended_at        timestamp with time zone,
    postponed       integer not null,
    version         integer not null
);
create index meetings_task_meeting on meetings_task (meeting_id);
create index meetings_task_open on meetings_task (coordination_id, state);
create index meetings_task_email on meetings_task (email);

-- Minutes as they were sent: never changed, a correction is a new version.
create table meetings_minutes (
    id              uuid primary key,
    meeting_id      uuid not null references meetings_meeting (id) on delete cascade,
    version         integer not null,
    body            text not null,                       -- JSON of all that they say
    hash            text not null,                       -- SHA-256 of the body, in hexadecimal
    why             text,                                -- of a correction
    made_at         timestamp with time zone not null,
    made_by         uuid,
    unique (meeting_id, version)
);
