-- Voted on with nobody knowing who: what leaves the minutes says so.
alter table meetings_line add column secret boolean not null default false;
