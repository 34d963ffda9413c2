-- What signals together say: a need of a group of people. Its signals point to it.
create table needs_need (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    title           text not null,
    description     text,
    theme           text not null,
    area            text,
    target          text,
    seriousness     text check (seriousness in ('Watch', 'Serious', 'Urgent')), -- null: nobody judged yet
    state           text not null check (state in ('New', 'LookedInto', 'InDiagnosis', 'Priority', 'Answered', 'Closed')),
    reason          text,                                -- why it was closed, for who reads the page
    made_on         date not null,
    changed_on      date not null,
    visible_on      date,                                -- from here on the members read it, and with it its signals
    merged_into     uuid,                                -- it went into another need
    gone_on         date,                                -- the step that made it was undone
    version         integer not null
);
create index needs_need_coordination on needs_need (coordination_id, changed_on desc, id) where merged_into is null and gone_on is null;

-- How signals were grouped, step by step, so that the last steps can be undone. All steps stay.
create table needs_step (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    number          integer not null,                    -- from 1 in each coordination
    kind            text not null check (kind in ('Group', 'Split', 'Merge', 'TakeOut')),
    need_id         uuid not null,                       -- the one that was made or added to; of a merge the one that stays; of taking out the one it left
    made            boolean not null,                    -- the step made that need
    other_id        uuid,                                -- of a split or a merge: the one the signals came from
    signals         integer not null,
    by_account      uuid,
    at              timestamp with time zone not null,
    undone_at       timestamp with time zone
);
create unique index needs_step_number on needs_step (coordination_id, number);
create index needs_step_need on needs_step (need_id);

-- Which signals a step moved.
create table needs_move (
    step_id         uuid not null references needs_step (id) on delete cascade,
    signal_id       uuid not null references needs_signal (id) on delete cascade,
    from_need       uuid,
    to_need         uuid,
    primary key (step_id, signal_id)
);
create index needs_move_signal on needs_move (signal_id);
