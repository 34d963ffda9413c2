-- One record that went into another. What it changed stands in the history under the cause "merge:ID"; here is the rest that undoing needs.
create table directory_merge (
    id        uuid primary key,
    kind      text not null check (kind in ('organization', 'service')),
    kept_id   uuid not null,
    gone_id   uuid not null,
    merged_at timestamp with time zone not null,
    undone_at timestamp with time zone,
    aside     text not null             -- which rows of sources, aliases and files were led to another record
);
create index directory_merge_gone on directory_merge (gone_id);
create index directory_merge_kept on directory_merge (kept_id);
