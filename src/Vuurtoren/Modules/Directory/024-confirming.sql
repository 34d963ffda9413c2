-- How often a service is asked whether its sheet still holds; without a row: as the settings say.
create table directory_upkeep (
    service_id   uuid primary key,
    every_months integer not null check (every_months in (1, 3, 6, 12))
);

-- To the services of which sources letters go. Without a row: to none.
create table directory_upkeep_source (
    source  text primary key,
    letters boolean not null
);

-- A service is asked once whether its sheet holds: letters, then a call, until somebody answers.
create table directory_round (
    id          uuid primary key,
    service_id  uuid not null,
    number      integer not null,                        -- 1, 2 … of this service
    address     text,                                    -- where the letters go; null: there is none, or it was erased
    state       text not null check (state in ('Asked', 'Call', 'Confirmed', 'Corrected', 'Closed', 'Checked')),
    step        integer not null,                        -- letters so far
    next_at     timestamp with time zone,                -- when the next letter, or the call, is due
    bounced_at  timestamp with time zone,                -- letters do not arrive at this address
    calls       integer not null,                        -- in vain
    called_at   timestamp with time zone,
    began_at    timestamp with time zone not null,
    answered_at timestamp with time zone,
    closed_on   date,                                    -- what the service said: closed or moved since that day
    words       text,
    handled_at  timestamp with time zone,                -- a person saw to that
    unique (service_id, number)
);
create unique index directory_round_open on directory_round (service_id) where answered_at is null;
create index directory_round_due on directory_round (state, next_at) where answered_at is null;
create index directory_round_closed on directory_round (service_id) where state = 'Closed' and handled_at is null;

-- Each letter of a round, once: what its link opens, and until when. Only the hash of the secret in the link is kept.
create table directory_round_letter (
    round_id   uuid not null,
    step       integer not null,
    token_hash text not null,
    mail_id    uuid not null,
    made_at    timestamp with time zone not null,
    ends_at    timestamp with time zone not null,
    primary key (round_id, step)
);
create index directory_round_letter_token on directory_round_letter (token_hash);
create index directory_round_letter_made on directory_round_letter (made_at);
