-- Short questionnaires for residents. Who answered is never kept with what: there is no row of one person, only sums.
create table needs_voice (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    title           text not null,
    intro           text,
    theme           text not null,
    questions       text not null,                       -- with their answers, as JSON
    words           text not null,                       -- what stands on the page besides, in other languages than those of the screens
    languages       text not null,                       -- tags, in the order in which they are shown
    asks            text not null,                       -- which questions about the person come last: Area, Age, Target
    made_on         date not null,
    first_day       date,                                -- links take answers from here
    last_day        date,                                -- to here
    opened_on       date,                                -- from here on the questions stay as they are; null: a draft
    closed_on       date,                                -- nothing comes any more, and the results can be read
    combines        text not null,                       -- which filters may be combined, chosen when it was closed
    version         integer not null
);
create index needs_voice_coordination on needs_voice (coordination_id, made_on desc, id);

-- Links by which answers come. Another link is another batch, which can be left out of the results as a whole. Batch 0 is what was entered by who signed in.
create table needs_voice_link (
    questionnaire_id uuid not null references needs_voice (id) on delete cascade,
    number          integer not null,                    -- from 1
    kind            text not null check (kind in ('Link', 'Interview')),
    ended_on        date,
    apart           boolean not null,                    -- left out of the results
    primary key (questionnaire_id, number)
);

-- How many persons gave an answer. No foreign key: PostgreSQL would note in the row of the questionnaire who looked at it last.
create table needs_voice_tally (
    questionnaire_id uuid not null,
    batch           integer not null,
    channel         text not null check (channel in ('Link', 'Paper', 'Interview', 'Group')),
    area            text not null,                       -- "nis:21013", "md:12"; '': not said, as in the two below
    age             text not null,
    target          text not null,
    question        integer not null,                    -- from 0; -1: persons who took part
    answer          integer not null,                    -- from 0
    persons         integer not null,
    primary key (questionnaire_id, batch, channel, area, age, target, question, answer)
);

-- How many came in which week, to see that one is unusual.
create table needs_voice_week (
    questionnaire_id uuid not null,
    batch           integer not null,
    channel         text not null,
    week            date not null,                       -- its Monday
    records         integer not null,                    -- a group is one
    persons         integer not null,
    primary key (questionnaire_id, batch, channel, week)
);

-- What was written in open questions, with nothing about who wrote it or when.
create table needs_voice_text (
    id              uuid primary key,                    -- random
    questionnaire_id uuid not null,
    batch           integer not null,
    question        integer not null,
    words           text not null,
    lang            text not null,
    opened_on       date not null                        -- of the questionnaire, the same for all
);
