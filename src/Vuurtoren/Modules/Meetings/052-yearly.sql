-- What comes back each year in a month: a cold plan, a collective day. Its points on agendas are one topic, with this id.
create table meetings_yearly (
    id              uuid primary key,
    coordination_id uuid not null,
    title           text not null,
    month           integer not null,                    -- in which it comes on the list of what waits
    last_year       integer not null,                    -- in which it last came
    ended_at        timestamp with time zone
);
create index meetings_yearly_coordination on meetings_yearly (coordination_id);
create index meetings_item_topic on meetings_item (topic_id);

-- Part of the budget that was allotted to something by a decision, and what it was spent on. Amounts in cents of a euro.
create table meetings_allotment (
    id              uuid primary key,
    coordination_id uuid not null,
    year            integer not null,
    purpose         text not null,
    cents           bigint not null,
    decision_id     uuid,                                -- the line of the minutes that decided it
    decided         text not null,                       -- what was decided, and when
    made_at         timestamp with time zone not null
);
create index meetings_allotment_year on meetings_allotment (coordination_id, year);
create table meetings_spending (
    id              uuid primary key,
    allotment_id    uuid not null references meetings_allotment (id) on delete cascade,
    day             date not null,
    what            text not null,
    cents           bigint not null
);
create index meetings_spending_allotment on meetings_spending (allotment_id);
