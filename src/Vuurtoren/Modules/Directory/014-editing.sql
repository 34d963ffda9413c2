-- A form that somebody has not published yet, as it was typed. One for each sheet and person.
create table directory_draft (
    id         uuid primary key,
    record_id  uuid not null,
    account_id uuid not null,
    kind       text not null,
    sections   text not null,
    typed      text not null,
    saved_at   timestamp with time zone not null,
    unique (record_id, account_id)
);
create index directory_draft_account on directory_draft (account_id, saved_at);
