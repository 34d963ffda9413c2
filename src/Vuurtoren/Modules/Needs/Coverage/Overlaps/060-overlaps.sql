-- Two services that do the same for the same people in the same area at the same time, once they were asked about it. Each pair once.
create table needs_overlap (
    id              uuid primary key,
    coordination_id uuid not null references networks_coordination (id) on delete cascade, -- that asked
    theme           text not null,
    area            text not null,
    half_hours      integer not null,                    -- a week with both there, when they were asked
    asked_on        date not null,
    decided_on      date,                                -- a body decided that officials may read the names
    decided_by      text,
    version         integer not null
);
create index needs_overlap_area on needs_overlap (area, theme);

-- What each of the two says. The names are read by the coordination when both want to talk.
create table needs_overlap_side (
    overlap_id      uuid not null references needs_overlap (id) on delete cascade,
    service_id      uuid not null,
    answer          text check (answer in ('Talk', 'NotTheSame')),
    reason          text,                                -- why it is not the same
    answered_on     date,
    primary key (overlap_id, service_id)
);
create index needs_overlap_side_service on needs_overlap_side (service_id);
