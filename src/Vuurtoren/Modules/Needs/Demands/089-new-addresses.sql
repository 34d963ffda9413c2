-- Since when this address of the office is written down here; null: before this was kept.
alter table needs_holder add column address_on date;
-- When the last code went: codes are not used up by who was forwarded the link.
alter table needs_demand add column code_at timestamp with time zone;
-- How many of the ballots came on paper; those of a secret round that came before this was kept are not counted here.
alter table needs_priority_tally add column papers integer not null default 0;
update needs_priority_tally set papers = ballots where voice = 'Room';
