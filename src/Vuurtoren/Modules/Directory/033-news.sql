-- News of organisations: what is on, what changes, where help is asked. Gone from the pages after its last day.
create table directory_news (
    id              uuid primary key,
    organization_id uuid not null,
    title           text not null,                       -- JSON: text by language
    words           text not null,                       -- JSON: text by language
    for_whom        text,                                -- JSON: text by language
    themes          text not null,                       -- JSON: codes of our own top themes
    municipalities  text not null,                       -- JSON: NIS codes; none: everywhere
    place           text,
    day             date,                                -- when it takes place
    opens           integer,                             -- minutes after midnight
    closes          integer,
    last_day        date not null,                       -- shown until and with this day
    sequence        integer not null,                    -- RFC 5545: counts its changes
    made_by         uuid,
    made_at         timestamp with time zone not null,
    changed_at      timestamp with time zone not null,
    published_at    timestamp with time zone,
    withdrawn_at    timestamp with time zone
);
create index directory_news_shown on directory_news (last_day, published_at) where published_at is not null and withdrawn_at is null;
create index directory_news_organization on directory_news (organization_id);

-- Who gets a letter a week with news of the own themes and municipalities. Nothing goes before they said yes over a link.
create table directory_news_reader (
    id             uuid primary key,
    email          text not null unique,
    lang           text not null,
    themes         text not null,                        -- JSON: codes; none: all
    municipalities text not null,                        -- JSON: NIS codes; none: all
    asked_at       timestamp with time zone not null,    -- when the link last went
    confirmed_at   timestamp with time zone,
    digest_at      timestamp with time zone              -- until when all news was told
);
create index directory_news_reader_digest on directory_news_reader (digest_at, id) where confirmed_at is not null;
