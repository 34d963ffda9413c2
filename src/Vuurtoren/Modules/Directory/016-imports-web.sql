-- An import that is prepared, tried and taken in on the site. Its file lies in the folder imports/uploads, under the id.
create table import_plan (
    id          uuid primary key,
    file        text not null,              -- as its owner calls it: only to show
    type        text not null check (type in ('csv', 'xlsx', 'json', 'ndjson', 'zip')),
    bytes       bigint not null,
    format      text not null,
    source      text not null,
    language    text not null,
    source_date date,
    complete    boolean not null,           -- all that the source has: what is missing from it is withdrawn
    mapping     text,                       -- of a table: which column is which field
    made_at     timestamp with time zone not null,
    job_id      uuid,                       -- the work that goes on, or was the last
    tried       text,                       -- the counts of the dry run
    result      text,                       -- the counts of the import
    applied_at  timestamp with time zone,
    undone      text                        -- what undoing came to
);
create index import_plan_made on import_plan (made_at);

-- What a dry run found, line by line; the counts stand with the plan.
create table import_preview (
    plan      uuid not null,
    n         bigint not null,
    sign      text not null check (sign in ('new', 'changed', 'kept', 'withdrawn')),
    kind      text not null,
    source_id text not null,
    path      text,
    current   text,
    incoming  text,
    primary key (plan, n)
);

-- Which column is which field, as somebody chose it for this source the last time.
create table import_mapping (
    source  text primary key,
    mapping text not null
);

-- A row that a person corrected: wherever the source gives exactly that row again, these cells are read in its place.
create table import_correction (
    source   text not null,
    row_hash text not null,
    run      uuid not null,
    line     bigint not null,
    cells    text not null,                 -- JSON, in the order of the columns
    at       timestamp with time zone not null,
    primary key (source, row_hash)
);
create index import_correction_line on import_correction (run, line);

-- How differences of one field between this source and the directory are decided, always.
create table import_rule (
    source text not null,
    kind   text not null,
    path   text not null,
    keep   text not null check (keep in ('ours', 'theirs')),
    primary key (source, kind, path)
);
create index import_run_path on import_run (path);
