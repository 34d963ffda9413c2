-- People who sign in. Names and addresses of people stand here and nowhere else in the house: other tables hold their id.
create table account (
    id                  uuid primary key,
    email               text not null,
    normalized_email    text not null unique,
    name                text not null,
    language            text not null,
    email_confirmed     boolean not null default false,
    password_hash       text,
    security_stamp      text not null,
    concurrency_stamp   text,
    two_factor_enabled  boolean not null default false,
    totp_step           bigint not null default 0,
    lockout_enabled     boolean not null default true,
    lockout_end         timestamp with time zone,
    access_failed_count integer not null default 0,
    made_at             timestamp with time zone not null,
    signed_in_at        timestamp with time zone,
    closed_at           timestamp with time zone
);

-- The key of the one-time codes (encrypted) and the recovery codes (hashed).
create table account_token (
    user_id        uuid not null references account (id) on delete cascade,
    login_provider text not null,
    name           text not null,
    value          text,
    primary key (user_id, login_provider, name)
);

-- Who signs in through the organisation's own service (OpenID Connect).
create table account_login (
    login_provider        text not null,
    provider_key          text not null,
    provider_display_name text,
    user_id               uuid not null references account (id) on delete cascade,
    primary key (login_provider, provider_key)
);

create table account_passkey (
    credential_id bytea primary key,
    user_id       uuid not null references account (id) on delete cascade,
    data          text not null
);
create index account_passkey_user on account_passkey (user_id);

-- Where somebody is signed in: of the secret in the cookie only its hash.
create table session (
    id            uuid primary key,
    key_hash      text not null unique,
    account_id    uuid not null references account (id) on delete cascade,
    device        text not null,
    second_factor boolean not null,
    started_at    timestamp with time zone not null,
    seen_at       timestamp with time zone not null,
    ends_at       timestamp with time zone not null
);
create index session_account on session (account_id);
create index session_end on session (ends_at);

-- A link in a letter: for one purpose, for a time, once.
create table account_link (
    token_hash text primary key,
    account_id uuid not null references account (id) on delete cascade,
    purpose    text not null check (purpose in ('Invitation', 'NewPassword', 'NewAddress', 'OldAddress')),
    email      text,
    made_at    timestamp with time zone not null,
    ends_at    timestamp with time zone not null,
    used_at    timestamp with time zone
);
create index account_link_account on account_link (account_id);

-- Roles are never edited: one ends, another begins.
create table role_grant (
    id         uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    role       text not null,
    scope_kind text not null check (scope_kind in ('Organization', 'Coordination', 'Region', 'Server')),
    scope_id   uuid,
    from_at    timestamp with time zone not null,
    until_at   timestamp with time zone,
    given_by   uuid,
    ended_by   uuid
);
create index role_grant_account on role_grant (account_id);
create index role_grant_scope on role_grant (scope_kind, scope_id);

-- Keys that sign and encrypt cookies; wrapped with a secret that stands outside the database.
create table data_protection_key (
    name    text primary key,
    xml     text not null,
    made_at timestamp with time zone not null
);
