-- Bodies of a coordination: its plenary, its steering body, its working groups. A body that ended stays.
create table networks_body (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id),
    kind            text not null check (kind in ('Plenary', 'Steering', 'WorkingGroup')),
    name            text not null,                       -- JSON: text by language, as description and activity
    description     text,
    theme           text,                                -- of a working group: a code
    activity        text,                                -- or the one activity that it prepares
    seats           integer,                             -- how many there are to fill; null: not fixed
    parity          text not null check (parity in ('None', 'Third', 'Half', 'MoreThanHalf', 'TwoThirds')), -- of the seats are for associations
    quorum          text not null check (quorum in ('None', 'Third', 'Half', 'MoreThanHalf', 'TwoThirds')), -- of the seats must be there
    most_proxies    integer not null,                    -- that one person carries
    from_on         date not null,
    until_on        date
);
create index networks_body_coordination on networks_body (coordination_id);

-- A role in a body, of a person for an organisation or for themselves. Rows end, and others begin; they are not changed.
create table networks_mandate (
    id              uuid primary key,
    body_id         uuid not null references networks_body (id),
    organization_id uuid,
    delegate_id     uuid references networks_delegate (id) on delete set null, -- who speaks for the member
    name            text,                                -- null: the organisation has the seat, and named nobody; or it was erased
    email           text,
    function        text,
    lang            text not null,
    role            text not null check (role in ('Chair', 'Secretary', 'Member', 'Substitute', 'Guest')),
    way             text not null check (way in ('Elected', 'ExOfficio', 'Invited')),
    side            text not null check (side in ('Association', 'Public', 'Neither')), -- for the parity
    theme           text,                                -- for which a guest comes
    agreed_on       date,                                -- colleagues may read the name for a year
    from_on         date not null,
    ends_on         date,                                -- end of the term; null: no term
    until_on        date                                 -- null: goes on
);
create index networks_mandate_body on networks_mandate (body_id);
create index networks_mandate_organization on networks_mandate (organization_id) where organization_id is not null;
create index networks_mandate_delegate on networks_mandate (delegate_id) where delegate_id is not null;

-- A vote in a body. The rules are those of the body on the day it opened.
create table networks_vote (
    id           uuid primary key,
    body_id      uuid not null references networks_body (id),
    kind         text not null check (kind in ('Hands', 'Secret', 'Election')),
    majority     text not null check (majority in ('Simple', 'Absolute', 'TwoThirds')),
    question     text not null,                          -- JSON: text by language
    seats        integer not null,                       -- of an election: how many; else 0
    quorum       text not null,
    most_proxies integer not null,
    last_day     date not null,
    opened_on    date,                                   -- null: being prepared
    closed_on    date,
    in_room      integer,                                -- hands or papers that were counted in the room; with the next two written when it closes
    voters       integer,                                -- how many might vote
    voted        integer,
    was_void     text check (was_void in ('Quorum', 'TooFew', 'Dropped'))
);
create index networks_vote_body on networks_vote (body_id);

-- Who may vote: fixed when it opens. That somebody voted stands here; what was voted stands in networks_choice, and nothing links the two: no row for each ballot, no time, no order.
create table networks_voter (
    id              uuid primary key,
    vote_id         uuid not null references networks_vote (id) on delete cascade,
    organization_id uuid,
    name            text,
    email           text,
    lang            text not null,
    carried_by      uuid references networks_voter (id) on delete cascade, -- who votes in their place
    voted           boolean not null,
    written_on      date,                                -- a letter with the link went
    closed_on       date                                 -- as the vote: from then on it is kept for a year
);
create index networks_voter_vote on networks_voter (vote_id);

-- What can be chosen, and how many chose it.
create table networks_choice (
    id              uuid primary key,
    vote_id         uuid not null references networks_vote (id) on delete cascade,
    answer          text not null check (answer in ('For', 'Against', 'Abstain', 'Blank', 'Candidate')),
    name            text,                                -- of a candidate
    email           text,
    organization_id uuid,
    delegate_id     uuid references networks_delegate (id) on delete set null,
    place           integer not null,                    -- order on the page
    votes           integer not null,
    closed_on       date
);
create index networks_choice_vote on networks_choice (vote_id);

-- The charter and the internal rules: each version is a row, adopted by a decision.
create table networks_charter (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id),
    kind            text not null check (kind in ('Charter', 'Rules')),
    number          integer not null,
    text            text not null,                       -- JSON: text by language, as decision
    adopted_on      date,                                -- null: a draft
    decision        text,
    vote_id         uuid references networks_vote (id) on delete set null
);
create unique index networks_charter_once on networks_charter (coordination_id, kind, number);

-- One to three themes that come first in a year.
create table networks_priority (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id),
    year            integer not null,
    place           integer not null,
    theme           text not null                        -- JSON: text by language
);
create unique index networks_priority_once on networks_priority (coordination_id, year, place);

alter table networks_coordination add column steering text;  -- 'Coordinator', 'Hierarchy' or 'Body'; null: not said
alter table networks_coordination add column story text;     -- why it is there and how it came, JSON: text by language
