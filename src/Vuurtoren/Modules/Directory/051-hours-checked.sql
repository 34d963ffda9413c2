-- When somebody last checked the hours of a service by themselves: a list must know without reading what is kept of each field.
alter table directory_service add column hours_checked_at timestamp with time zone;
update directory_service set hours_checked_at = (select max(f.verified_at) from field_state f where f.record_id = directory_service.id and f.path = 'schedules' and f.how in ('own', 'called', 'visited', 'mail'))
where id in (select record_id from field_state where path = 'schedules' and how in ('own', 'called', 'visited', 'mail'));
