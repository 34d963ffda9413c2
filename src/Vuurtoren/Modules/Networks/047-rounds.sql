-- Which members sit in which other network. Rows end, and others begin; who comes back begins anew.
create table networks_sitting (
    id              uuid primary key,
    network_id      uuid not null references networks_network (id) on delete cascade,
    organization_id uuid not null,
    told_by         text not null check (told_by in ('Coordinator', 'Member')), -- last
    told_on         date not null,
    from_on         date not null,
    until_on        date                                 -- null: goes on
);
create unique index networks_sitting_once on networks_sitting (network_id, organization_id) where until_on is null;
create index networks_sitting_organization on networks_sitting (organization_id);

-- Members are asked what happens in the other networks in which they sit: once a year or once in three months.
create table networks_round (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id),
    begun_on        date not null,
    last_day        date not null,
    closed_on       date                                 -- the coordinator read it
);
create unique index networks_round_once on networks_round (coordination_id, begun_on);

-- A member that is asked: an organisation, never who answered.
create table networks_round_member (
    id              uuid primary key,
    round_id        uuid not null references networks_round (id) on delete cascade,
    member_id       uuid not null references networks_member (id) on delete cascade,
    organization_id uuid not null,
    asked_at        timestamp with time zone,            -- null: nobody to write to
    reminded_at     timestamp with time zone,
    answered_at     timestamp with time zone
);
create unique index networks_round_member_once on networks_round_member (round_id, member_id);
create index networks_round_member_member on networks_round_member (member_id);

-- What a member told of one network in a round.
create table networks_round_news (
    id              uuid primary key,
    round_member_id uuid not null references networks_round_member (id) on delete cascade,
    network_id      uuid not null references networks_network (id) on delete cascade,
    sits            boolean not null,                    -- false: no longer
    words           text,                                -- what happened there
    lang            text not null
);
create index networks_round_news_member on networks_round_news (round_member_id);
create index networks_round_news_network on networks_round_news (network_id);

alter table networks_coordination add column round_every text; -- 'Year' or 'Quarter'; null: nobody is asked by itself
alter table networks_mandate add column agreement_asked_on date; -- the last letter with the question whether the name may stay a year longer
