-- When an import last replaced the hours of a record: a check from before that does not vouch for them.
alter table directory_service add column hours_since timestamp with time zone;
alter table directory_location add column hours_since timestamp with time zone;
alter table directory_service_at_location add column hours_since timestamp with time zone;
