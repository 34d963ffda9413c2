-- The language in which somebody wrote it; null: from before that was noted.
alter table meetings_allotment add column lang text;
alter table meetings_spending add column lang text;
