-- A number of services that are looked through in one go, by a certain day, by several people.
create table directory_campaign (
    id         uuid primary key,
    name       text not null,
    channel    text not null check (channel in ('Mail', 'Phone', 'Visit')),
    last       date,                                    -- by when it should be done
    selection  text not null,                           -- JSON: which services were chosen, in filters
    scope_kind text not null,                           -- of the role of who began it: others with that role see it too
    scope_id   uuid,
    begun_by   uuid,
    begun_at   timestamp with time zone not null,
    ended_at   timestamp with time zone
);

-- What one person takes on: some streets.
create table directory_campaign_share (
    id          uuid primary key,
    campaign_id uuid not null references directory_campaign (id) on delete cascade,
    number      integer not null,
    first_place text not null,
    last_place  text not null,
    holder      text,
    email       text,
    lang        text,
    token_hash  text unique,                            -- of the link in the letter to that person
    ends_at     timestamp with time zone                -- until when it works
);
create index directory_campaign_share_campaign on directory_campaign_share (campaign_id, number);

-- In the order in which one walks: by postal code, street and number.
create table directory_campaign_service (
    campaign_id uuid not null references directory_campaign (id) on delete cascade,
    service_id  uuid not null,
    position    integer not null,
    place       text not null,                          -- '' when it has no address that may be told
    share_id    uuid,
    outcome     text check (outcome in ('Right', 'Wrong', 'Closed', 'Nobody')),
    outcome_at  timestamp with time zone,
    primary key (campaign_id, service_id)
);
create unique index directory_campaign_service_order on directory_campaign_service (campaign_id, position);
create index directory_campaign_service_share on directory_campaign_service (share_id, position) where share_id is not null;
create index directory_campaign_service_service on directory_campaign_service (service_id);
