-- A web address that sheets name, and what came of it when it was last tried.
create table directory_link (
    url           text primary key,
    tried_at      timestamp with time zone,
    answer        text,                                 -- "200", "404", "dns", "timeout" …
    failing_since timestamp with time zone,             -- null: it works, or nobody tried
    failed_days   integer not null,                     -- on so many days after each other
    next_at       timestamp with time zone not null
);
create index directory_link_next on directory_link (next_at);
create index directory_link_dead on directory_link (failed_days, failing_since) where failing_since is not null;

-- The services and organisations that name it.
create table directory_link_place (
    url       text not null,
    kind      text not null,
    record_id uuid not null,
    primary key (url, kind, record_id)
);
create index directory_link_place_record on directory_link_place (record_id);
