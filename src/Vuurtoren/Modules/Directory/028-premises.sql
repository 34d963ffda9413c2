-- How it is to come to a place, in the words of who receives people there; apart from the record, for no source knows it.
create table directory_premises (
    location_id uuid primary key,
    arrival     text,                                    -- JSON: what happens when one arrives
    reception   text,                                    -- JSON: how people are received
    changed_at  timestamp with time zone not null
);

-- What a photo of a place shows.
create table directory_photo (
    file_id uuid primary key references stored_file (id) on delete cascade,
    shows   text not null check (shows in ('Door', 'Desk', 'Waiting'))
);
