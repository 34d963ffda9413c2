-- Who has somebody else's role for a while: a duo, a holiday, an illness. Never edited: it ends, and another begins.
create table stand_in (
    id         uuid primary key,
    grant_id   uuid not null references role_grant (id) on delete cascade,
    account_id uuid not null references account (id) on delete cascade,
    from_at    timestamp with time zone not null,
    until_at   timestamp with time zone not null,
    given_by   uuid,
    ended_by   uuid
);
create index stand_in_account on stand_in (account_id, until_at);
create index stand_in_grant on stand_in (grant_id);
