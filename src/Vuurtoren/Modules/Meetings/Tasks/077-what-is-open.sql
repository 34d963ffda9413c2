-- What is open is little beside what was done and held: pages that ask what waits read that part only.
drop index meetings_task_open;
create index meetings_task_open on meetings_task (coordination_id, until_on) where state = 'Open';
create index meetings_meeting_coming on meetings_meeting (day) where closed_at is null;
