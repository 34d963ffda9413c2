-- Who does what when something happens in which several partners have a share: hoarding and neglect, eviction, homeless at 18.
create table needs_agreement (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    title           text not null,
    situation       text,                                -- when one begins with it
    theme           text not null,
    decided         text,                                -- by which body and when, in words
    review_on       date not null,                       -- then the partners look whether it still holds
    made_on         date not null,
    changed_on      date not null,
    ended_on        date,
    version         integer not null
);
create index needs_agreement_coordination on needs_agreement (coordination_id);

create table needs_agreement_step (
    agreement_id    uuid not null references needs_agreement (id) on delete cascade,
    number          integer not null,                    -- from 1
    what            text not null,
    organization_id uuid,                                -- a partner of the directory
    who             text,                                -- or somebody else, in words
    within          text check (within in ('AtOnce', 'Day', 'TwoDays', 'Week', 'TwoWeeks', 'Month')),
    contact         text,                                -- of a function, never of a person by name
    primary key (agreement_id, number)
);
