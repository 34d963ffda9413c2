-- An organisation in a coordination: one row from the first word to the end; who comes again gets a new row.
create table networks_member (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id),
    organization_id uuid not null,
    way             text not null check (way in ('Open', 'Charter', 'Proposed', 'Invited', 'ExOfficio')),
    begun_on        date not null,                       -- proposed or invited; else the day it became a member
    from_on         date,                                -- member since; null: not yet
    until_on        date,                                -- null: goes on
    ended_as        text check (ended_as in ('Left', 'Refused', 'Declined')),
    asked_at        timestamp with time zone,            -- the last letter with the question whether it stays
    reminded_at     timestamp with time zone,
    stays_at        timestamp with time zone             -- the last yes
);
create unique index networks_member_once on networks_member (coordination_id, organization_id) where until_on is null;
create index networks_member_organization on networks_member (organization_id);

-- Who speaks for a member, and who comes in their place. Rows end, and others begin; they are not changed.
create table networks_delegate (
    id         uuid primary key,
    member_id  uuid not null references networks_member (id) on delete cascade,
    name       text not null,
    email      text,
    function   text,
    lang       text not null,
    substitute boolean not null,
    from_on    date not null,
    until_on   date
);
create index networks_delegate_member on networks_delegate (member_id);
create index networks_delegate_email on networks_delegate (email) where email is not null;
