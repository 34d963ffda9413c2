-- How many came, written down after the day; null: nobody did.
alter table needs_colloquium add column came integer;
