create table import_run (
    id          uuid primary key,
    source      text not null,
    format      text not null,
    path        text not null,
    started_at  timestamp with time zone not null,
    applied_at  timestamp with time zone not null,
    undone_at   timestamp with time zone,
    from_seq    bigint not null,
    to_seq      bigint not null,
    result      text not null
);
create index import_run_source on import_run (source, applied_at);

-- Rows that could not be used, or only in part, until a person has looked at them.
create table import_quarantine (
    run       uuid not null,
    n         bigint not null,
    kind      text not null,
    source_id text,
    line      bigint not null,
    reason    text not null,
    used      boolean not null,
    raw       text not null,
    primary key (run, n)
);

-- Where a source says otherwise than a field that was not its to overwrite; a person decides.
create table import_difference (
    record_id uuid not null,
    path      text not null,
    lang      text not null,
    source    text not null,
    run       uuid not null,
    current   text,
    incoming  text,
    primary key (record_id, path, lang, source)
);

-- What a run found in source_record, so that it can be undone; no raw: there was no such row.
create table import_before (
    run           uuid not null,
    source        text not null,
    kind          text not null,
    source_id     text not null,
    raw           text,
    hash          text,
    missing_since timestamp with time zone,
    primary key (run, source, kind, source_id)
);

create index directory_service_parked on directory_service (organization_id) where parked is not null;
