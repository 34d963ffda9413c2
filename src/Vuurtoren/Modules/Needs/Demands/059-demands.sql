-- To whom a coordination speaks: an office, not a person. Who holds it changes.
create table needs_office (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    kind            text not null check (kind in ('WelfareCouncil', 'College', 'Alderman', 'Region', 'Elsewhere')),
    name            text not null,                       -- JSON: text by language
    ended_on        date                                 -- nothing is asked of it any more
);
create index needs_office_coordination on needs_office (coordination_id);

-- Who holds an office, from and until.
create table needs_holder (
    id              uuid primary key,
    office_id       uuid not null references needs_office (id) on delete cascade,
    name            text,                                -- null: no longer kept
    email           text,                                -- small letters; null: none is known
    lang            text not null,
    from_on         date not null,
    until_on        date                                 -- the first day on which it is somebody else
);
create unique index needs_holder_now on needs_holder (office_id) where until_on is null;

-- Demands that are presented together.
create table needs_memorandum (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    title           text not null,
    foreword        text,
    answer_days     integer not null,                    -- an answer is asked within so many days
    made_on         date not null,
    presented_on    date,                                -- null: it is being written
    presented_at    text,                                -- where, for who reads it later
    version         integer not null
);
create index needs_memorandum_coordination on needs_memorandum (coordination_id);

-- An organisation that was asked to sign, and what it chose.
create table needs_signature (
    id              uuid primary key,
    memorandum_id   uuid not null references needs_memorandum (id) on delete cascade,
    organization_id uuid not null,
    email           text,                                -- the address that got the link, in small letters; null: no longer kept
    lang            text not null,
    asked_on        date not null,
    answered_on     date,
    signs           boolean,                             -- null: did not answer
    person          text,                                -- only by their own choice
    version         integer not null
);
create unique index needs_signature_once on needs_signature (memorandum_id, organization_id);

create table needs_demand (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    memorandum_id   uuid not null references needs_memorandum (id),
    need_id         uuid not null references needs_need (id),
    office_id       uuid not null references needs_office (id),
    place           integer not null,
    title           text not null,
    words           text not null,
    state           text not null check (state in ('Prepared', 'Awaiting', 'Clarifying', 'Accepted', 'Partly', 'Refused')),
    asked_on        date,
    counts_from     date,                                -- the days within which an answer is asked begin here: also when a question was answered
    answer_days     integer not null,
    delayed_until   date,
    questions       integer not null,
    answer          text,
    answered_on     date,
    noted           boolean not null,                    -- the answer came otherwise, and the coordination wrote it down
    told            text,                                -- the same in plain words
    told_on         date,
    decision_id     uuid,                                -- by which a body lets everybody see how it stands; null: only members see it
    decided         text,                                -- its words, as they were then
    decided_on      date,
    link            integer not null,                    -- another number makes another link; those before lead nowhere
    link_holder     uuid,                                -- for whom it is
    link_ends       timestamp with time zone,
    code            text,                                -- seal of the code that was mailed
    code_ends       timestamp with time zone,
    code_tries      integer not null,
    codes           integer not null,                    -- how many were mailed for this link
    reminded_on     date,                                -- the office
    reported_on     date,                                -- the coordinator heard that it is late
    events          integer not null,                    -- how many things happened to it
    version         integer not null
);
create index needs_demand_coordination on needs_demand (coordination_id, memorandum_id, place);
create index needs_demand_need on needs_demand (need_id);
create index needs_demand_office on needs_demand (office_id);

-- What happened to a demand, day by day.
create table needs_demand_event (
    id              uuid primary key,
    demand_id       uuid not null references needs_demand (id) on delete cascade,
    number          integer not null,
    kind            text not null,
    day             date not null,
    words           text,                                -- JSON: text by language
    until_on        date
);
create unique index needs_demand_event_number on needs_demand_event (demand_id, number);

-- Decisions and tasks of meetings by which something is done about a need.
create table needs_action (
    need_id         uuid not null references needs_need (id) on delete cascade,
    line_id         uuid not null,                       -- of the minutes
    kind            text not null check (kind in ('Decision', 'Task')),
    added_on        date not null,
    primary key (need_id, line_id)
);
