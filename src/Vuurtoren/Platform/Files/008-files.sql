-- A file that somebody put with a record, and each of the sizes in which it is kept. The bytes lie in the data folder under their hash.
create table stored_file (
    id          uuid primary key,
    kind        text not null,
    media_type  text not null,
    name        text not null,
    alt         text,
    owner_kind  text not null,
    owner_id    uuid not null,
    place       integer not null,
    account_id  uuid,
    made_at     timestamp with time zone not null
);
create index stored_file_owner on stored_file (owner_kind, owner_id, place);
create index stored_file_account on stored_file (account_id, made_at);

-- size: the largest width in pixels, 0 for a document.
create table stored_size (
    file_id     uuid not null references stored_file (id) on delete cascade,
    size        integer not null,
    width       integer,
    height      integer,
    bytes       bigint not null,
    sha256      text not null,
    primary key (file_id, size)
);
create index stored_size_sha256 on stored_size (sha256);
