-- Who wants to hear by mail when a day is cancelled or added: of a house, a service or a theme. Nothing goes before they said yes over a link.
create table directory_follow (
    id           uuid primary key,
    email        text not null,
    lang         text not null,
    kind         text not null check (kind in ('House', 'Service', 'Theme')),
    target_id    uuid not null,
    asked_at     timestamp with time zone not null,      -- when the link last went
    confirmed_at timestamp with time zone,
    unique (email, kind, target_id)
);
create index directory_follow_target on directory_follow (target_id, kind) where confirmed_at is not null;
create index directory_follow_confirmed on directory_follow (confirmed_at);
