-- What somebody who works with people sees: a need, a new problem. Never about one person: what could tell who it is, is refused before it is kept.
create table needs_signal (
    id              uuid primary key,                    -- random for what came without a name
    coordination_id uuid not null references networks_coordination (id) on delete cascade,
    origin          text not null check (origin in ('Person', 'Member', 'Unnamed')),
    account_id      uuid,                                -- of a Person: who sent it; null: erased
    organization_id uuid,                                -- of a Member: from which organisation it comes
    words           text not null,
    lang            text not null,
    theme           text not null,
    area            text,                                -- "nis:21013", "md:12"; null: everywhere in the territory
    target          text,                                -- key of a target group; null: everybody
    often           text,
    since           text,
    sent_on         date not null,                       -- of what came without a name: the Monday of its week
    released_on     date,                                -- whoever sent it lets the members read it
    need_id         uuid                                 -- null: not grouped
);
create index needs_signal_waiting on needs_signal (coordination_id, sent_on desc, id) where need_id is null;
create index needs_signal_coordination on needs_signal (coordination_id, sent_on desc, id);
create index needs_signal_theme on needs_signal (coordination_id, theme, sent_on desc, id);
create index needs_signal_need on needs_signal (need_id, sent_on desc, id);
create index needs_signal_counts on needs_signal (need_id, origin, sent_on);
create index needs_signal_account on needs_signal (account_id);
create index needs_signal_organization on needs_signal (organization_id, coordination_id);

-- What came over the shared link and nobody has rewritten yet. The whole table is written again, in the order of its random ids, each time something comes or
-- goes: neither a row number, nor the place in the file, nor the transaction that wrote a row tells which came first. No other table knows of it.
create table needs_unnamed (
    id              uuid primary key,
    coordination_id uuid not null,                       -- no foreign key: PostgreSQL would note in the row of the coordination who looked at it last
    week            date not null,                       -- its Monday
    words           text not null,
    lang            text not null,
    theme           text not null,
    area            text,
    target          text,
    often           text,
    since           text
);

-- The link by which all of a coordination send without a name. Another number makes another link; 0 or below: none.
create table needs_shared_link (
    coordination_id uuid primary key references networks_coordination (id) on delete cascade,
    number          integer not null
);
