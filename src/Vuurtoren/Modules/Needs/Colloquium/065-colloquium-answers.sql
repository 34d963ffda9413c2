-- A colloquium that does not go on, and who says to come.
alter table needs_colloquium add column cancelled_on date;
alter table needs_colloquium_guest add column comes boolean;
alter table needs_colloquium_guest add column answered_at timestamp with time zone;
