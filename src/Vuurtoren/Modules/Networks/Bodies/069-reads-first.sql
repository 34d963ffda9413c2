-- Who of this body reads its minutes before they go out, and for how many days; null: nobody.
alter table networks_body add column reads_first text;
alter table networks_body add column reading_days integer not null default 0;
