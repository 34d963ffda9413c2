create table change (
    seq       bigint primary key,
    kind      text not null,
    record_id uuid not null,
    tombstone boolean not null default false,
    at        timestamp with time zone not null,
    actor     text not null,
    cause     text not null,
    changes   text
);
create index change_record on change (record_id, seq);

create table field_state (
    record_id   uuid not null,
    path        text not null,
    lang        text not null default '',
    visibility  text check (visibility in ('Public', 'Professionals', 'OwnerOnly')),
    source      text,
    verified_at timestamp with time zone,
    verified_by text,
    how         text,
    pinned      boolean not null default false,
    primary key (record_id, path, lang)
);

create index field_state_hidden on field_state (path) where visibility is not null;

create table source_record (
    source        text not null,
    kind          text not null,
    source_id     text not null,
    record_id     uuid not null,
    raw           text not null,
    hash          text not null,
    last_run      uuid not null,
    missing_since timestamp with time zone,
    primary key (source, kind, source_id)
);
create index source_record_record on source_record (record_id);

-- An id that stands for another record: rows that were the same but for their id, and later merged records.
create table alias (
    id        uuid primary key,
    kind      text not null,
    record_id uuid not null
);
