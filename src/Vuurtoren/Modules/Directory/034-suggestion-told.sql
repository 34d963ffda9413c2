-- When who keeps the sheet was told by mail that it waits.
alter table directory_suggestion add column told_at timestamp with time zone;
