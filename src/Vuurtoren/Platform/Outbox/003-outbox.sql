-- Mails wait here from the moment their cause is committed until they have gone.
create table mail (
    id              uuid primary key,          -- version 7; the Message-ID is made from it
    address         text not null,
    lang            text not null,
    subject         text not null,
    text            text not null,
    html            text not null,
    unsubscribe     text,                      -- where one click ends such mails
    about_kind      text,                      -- what it is about: "account", "service" …
    about_id        uuid,
    state           text not null check (state in ('Waiting', 'Sent', 'Failed', 'GivenUp', 'Bounced')),
    attempts        integer not null,
    next_attempt    timestamp with time zone not null, -- not before this moment
    first_tried_at  timestamp with time zone,
    in_flight_since timestamp with time zone,  -- handed to the mail server, which has not answered yet
    refusal         text,                      -- what the mail server said last, or a key of ours
    bounce          text,                      -- what a delivery report said later (RFC 3463): "5.1.1"
    created_at      timestamp with time zone not null,
    ended_at        timestamp with time zone   -- when it was sent, or no longer tried
);
create index mail_due on mail (next_attempt, id) where state = 'Waiting';
create index mail_state on mail (state, id);
create index mail_ended on mail (ended_at, state) where ended_at is not null;

-- One row: which process sends, and whether the mail server is there.
create table mail_sender (
    name       text primary key,
    holder     text,
    held_until timestamp with time zone,
    failures   integer not null,               -- in a row
    down_since timestamp with time zone,
    resumes_at timestamp with time zone,       -- nobody tries before
    trouble    text
);
insert into mail_sender (name, failures) values ('outbox', 0);

-- Work that is done once, or every so often, by whichever process is free.
create table job (
    id            uuid primary key,
    kind          text not null,
    arguments     text not null,               -- JSON
    single        text unique,                 -- of all jobs with this name there is one
    every_seconds bigint,                      -- null: once
    state         text not null check (state in ('Waiting', 'Running', 'Done', 'Failed', 'Stopped')),
    due           timestamp with time zone not null,
    attempts      integer not null,
    holder        text,
    held_until    timestamp with time zone,
    stop_asked    boolean not null,
    done          bigint not null,
    total         bigint,                      -- null: not known
    doing         text,                        -- key of a few words
    saved         text,                        -- JSON: from where to go on
    error         text,                        -- without anything about people
    created_at    timestamp with time zone not null,
    started_at    timestamp with time zone,
    ended_at      timestamp with time zone
);
create index job_due on job (due, id) where state in ('Waiting', 'Running');
create index job_state on job (state, id);
