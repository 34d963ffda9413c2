-- A round in which a coordination chooses which needs come first. Nothing of it changes once it opened.
create table needs_priority_round (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    title           text not null,
    method          text not null check (method in ('Dots', 'Scores', 'Ranking')),
    dots            integer not null,                    -- of each voter, when dots are put
    criteria        text not null,                       -- JSON: each with its words and weight
    secret          boolean not null,
    residents       text not null check (residents in ('None', 'Beside', 'Equal')),
    residents_share integer not null,                    -- when they count along: their part of the whole, in percent
    decision_id     uuid,                                -- by which a body decided that they count along
    decided         text,
    last_day        date not null,
    opened_on       date,
    closed_on       date,
    link            integer not null,                    -- number of the link of residents; 0: there was none
    voters          integer,
    result          text,                                -- JSON: kept as it was reckoned
    taken_year      integer,                             -- the year whose priority themes came out of it
    version         integer not null
);
create index needs_priority_round_coordination on needs_priority_round (coordination_id);

-- What is put in order: a need, with the title it had.
create table needs_priority_option (
    round_id        uuid not null references needs_priority_round (id) on delete cascade,
    need_id         uuid not null references needs_need (id) on delete cascade,
    place           integer not null,                    -- on the ballot, from 0
    title           text not null,
    taken           boolean not null,                    -- became a priority theme of the year
    primary key (round_id, need_id)
);
create index needs_priority_option_need on needs_priority_option (need_id);

-- One voice for each member. That it was used stands here; what for does not, nor when.
create table needs_priority_voter (
    id              uuid primary key,
    round_id        uuid not null references needs_priority_round (id) on delete cascade,
    organization_id uuid not null,
    name            text,
    email           text,
    lang            text not null,
    voted           boolean not null,
    ballot          text,                                -- JSON: what it said; null: the round is secret, or it did not vote by its link
    written_on      date,
    closed_on       date
);
create unique index needs_priority_voter_once on needs_priority_voter (round_id, organization_id);
create index needs_priority_voter_email on needs_priority_voter (email);

-- The sum of all ballots: all that is kept of them. Three rows a round: by link, in the room, and of residents.
create table needs_priority_tally (
    round_id        uuid not null references needs_priority_round (id) on delete cascade,
    voice           text not null check (voice in ('Link', 'Room', 'Residents')),
    ballots         integer not null,
    numbers         text not null,                       -- JSON: sums in the order of the method
    closed_on       date,
    primary key (round_id, voice)
);
