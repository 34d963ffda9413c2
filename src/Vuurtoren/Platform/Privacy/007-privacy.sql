-- What is done with data about people: what went because its time was over, and who asked to be forgotten.

-- A run that deletes what its time is over of, after counting it.
create table privacy_run (
    id         uuid primary key,
    started_at timestamp with time zone not null,
    ended_at   timestamp with time zone,
    started_by uuid,                           -- an account; null: by itself, or at the command line
    gone       bigint not null                 -- how much
);
-- What went: numbers of rows, nothing of what stood in them.
create table privacy_gone (
    run  uuid not null,
    n    bigint not null,
    rule text not null,
    key  text not null,
    primary key (run, n)
);

-- How much there is of each table and rule, counted by the run of each day: the register does not count a million rows for who looks.
create table privacy_count (
    subject    text primary key,               -- "table:mail", "rule:mail"
    n          bigint not null,
    next_at    timestamp with time zone,       -- when the first of them goes
    counted_at timestamp with time zone not null
);

-- Who was erased, without saying who: enough to do it again after an older copy was put back.
create table erasure (
    id           uuid primary key,             -- also the pseudonym in the log of acts and in histories
    at           timestamp with time zone not null,
    asked_by     text not null check (asked_by in ('Self', 'Administrator', 'Operator')),
    account_id   uuid,                         -- of an account that no longer exists
    address_hash text,                         -- keyed with a secret outside the database
    records      text not null,                -- JSON: [{"kind":"service","id":"…"}]
    cleared      text not null                 -- JSON: how much in each table
);

-- What somebody wants to get by mail.
create table preference (
    account_id uuid primary key references account (id) on delete cascade,
    digest     text not null check (digest in ('None', 'Weekly', 'Monthly'))
);

-- A letter with a link that opens something is not kept: it is emptied once it has gone, or when the link no longer works.
alter table mail add column secret_until timestamp with time zone;
update mail set text = '', html = '' where about_kind = 'account' and state <> 'Waiting';
update mail set secret_until = created_at where about_kind = 'account' and state = 'Waiting';
create index mail_secret on mail (secret_until) where secret_until is not null;
create index mail_address on mail (lower(address));
create index mail_about on mail (about_id) where about_id is not null;
create index role_grant_given on role_grant (given_by) where given_by is not null;
create index role_grant_taken on role_grant (ended_by) where ended_by is not null;
create index field_state_verified on field_state (verified_by) where verified_by is not null;

create index account_login_user on account_login (user_id);

-- Who acted, without going over all that the machine itself did.
create index change_actor on change (actor) where actor <> 'operator';
-- Who looked at somebody.
create index audit_entry_looked on audit_entry (record_id, seq) where action in ('person-opened', 'person-exported');

-- Its work is done by the run above.
delete from job where kind = 'clear-old-mail';
