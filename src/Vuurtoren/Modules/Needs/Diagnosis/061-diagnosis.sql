-- A diagnosis that a coordination makes itself. Those of other networks are filed in networks_diagnosis.
create table needs_diagnosis (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    title           text not null,
    kind            text not null check (kind in ('Full', 'Thematic')),
    made_by         text not null check (made_by in ('WorkingGroup', 'Expert', 'Everybody')),
    maker           text,                                -- which group or which expert organisation; no person
    themes          text not null,                       -- JSON: codes of top themes, in the order of the screens
    begun_on        date not null,
    until_on        date not null,
    election_on     date,                                -- of a full one: the municipal elections it works towards
    state           text not null check (state in ('Writing', 'Reading', 'Published')),
    decision        text,                                -- of the body that let it out
    decided_on      date,
    published_on    date,
    book            text,                                -- JSON: the text as it was published
    version         integer not null
);
create index needs_diagnosis_coordination on needs_diagnosis (coordination_id);

-- A date of the calendar, counted back from the elections or put in.
create table needs_diagnosis_moment (
    id              uuid primary key,
    diagnosis_id    uuid not null references needs_diagnosis (id) on delete cascade,
    day             date not null,
    what            text not null,
    is_done         boolean not null
);
create index needs_diagnosis_moment_of on needs_diagnosis_moment (diagnosis_id, day);

-- A step that was chosen from the methods, or an own one.
create table needs_diagnosis_step (
    id              uuid primary key,
    diagnosis_id    uuid not null references needs_diagnosis (id) on delete cascade,
    method          text,                                -- key of the library; null: an own way
    name            text,                                -- of an own way
    with_residents  boolean not null,
    day             date,
    who             text,                                -- organisations and functions, no person
    is_done         boolean not null,
    result          text,
    version         integer not null
);
create index needs_diagnosis_step_of on needs_diagnosis_step (diagnosis_id, day);

-- The share of one organisation in a step: its streets.
create table needs_diagnosis_share (
    step_id         uuid not null references needs_diagnosis_step (id) on delete cascade,
    organization_id uuid not null,
    streets         text not null,
    is_done         boolean not null,
    primary key (step_id, organization_id)
);

-- A text of the workbench as it was saved: never changed, a change is the next number.
create table needs_diagnosis_text (
    id              uuid primary key,
    diagnosis_id    uuid not null references needs_diagnosis (id) on delete cascade,
    theme           text not null,
    part            text not null check (part in ('Seen', 'Residents', 'Offer', 'Strengths', 'Gaps', 'Proposals')),
    lang            text not null,
    number          integer not null,
    words           text not null,                       -- empty: taken away
    made_from       text not null check (made_from in ('Written', 'Joined', 'PutBack')), -- Joined: two who wrote at once
    account_id      uuid,                                -- null: erased
    organization_id uuid,                                -- for which member organisation; null: for the coordination
    at              timestamp with time zone not null
);
create unique index needs_diagnosis_text_number on needs_diagnosis_text (diagnosis_id, theme, part, lang, number);
create index needs_diagnosis_text_account on needs_diagnosis_text (account_id);

-- What was known of a theme on a day, made by the program: never changed, made again is the next number.
create table needs_diagnosis_facts (
    id              uuid primary key,
    diagnosis_id    uuid not null references needs_diagnosis (id) on delete cascade,
    theme           text not null,
    number          integer not null,
    taken_on        date not null,
    body            text not null                        -- JSON
);
create unique index needs_diagnosis_facts_number on needs_diagnosis_facts (diagnosis_id, theme, number);

create table needs_diagnosis_comment (
    id              uuid primary key,
    diagnosis_id    uuid not null references needs_diagnosis (id) on delete cascade,
    theme           text not null,
    part            text not null,
    words           text not null,
    lang            text not null,
    account_id      uuid,                                -- null: erased
    organization_id uuid,
    at              timestamp with time zone not null,
    settled_at      timestamp with time zone             -- it was looked at
);
create index needs_diagnosis_comment_of on needs_diagnosis_comment (diagnosis_id, theme, part);
create index needs_diagnosis_comment_account on needs_diagnosis_comment (account_id);
