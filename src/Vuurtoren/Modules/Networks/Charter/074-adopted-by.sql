-- The decision in minutes that adopted a version; null: a vote did, or one of before minutes were kept here.
alter table networks_charter add column decision_id uuid;
