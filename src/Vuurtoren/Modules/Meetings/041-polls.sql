-- When shall we meet? Proposed moments, and who can come when.
create table meetings_poll (
    id              uuid primary key,
    coordination_id uuid not null,
    title           text not null,                       -- JSON: text by language
    place           text,
    slots           text not null,                       -- JSON: key, day, begins and ends in minutes after midnight
    last_day        date not null,                       -- answers until and with this day
    made_by         uuid,
    made_at         timestamp with time zone not null,
    sequence        integer not null,                    -- counts its changes
    chosen          text,                                -- key of the moment that it became
    closed_at       timestamp with time zone
);
create index meetings_poll_coordination on meetings_poll (coordination_id);

create table meetings_poll_answer (
    id          uuid primary key,
    poll_id     uuid not null references meetings_poll (id) on delete cascade,
    delegate_id uuid,                                    -- who was asked by name; null: came by the shared link
    name        text not null,
    email       text,
    lang        text not null,
    says        text not null,                           -- JSON: by key of a moment: "Yes", "Maybe", "No"
    at          timestamp with time zone                 -- of the last answer; null: asked, and not answered
);
create index meetings_poll_answer_poll on meetings_poll_answer (poll_id);
create unique index meetings_poll_answer_once on meetings_poll_answer (poll_id, delegate_id) where delegate_id is not null;
