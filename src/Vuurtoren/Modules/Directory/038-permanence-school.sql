-- A permanence that is not held in the school holidays of a community: Flemish, French; Unknown: it goes on.
alter table directory_permanence add column school text not null default 'Unknown' check (school in ('Unknown', 'Flemish', 'French'));
