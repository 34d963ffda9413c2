-- Signals that whoever sent them lets members read, and that are in no need yet: among thousands that wait there are a few.
create index needs_signal_released on needs_signal (coordination_id, sent_on desc, id) where need_id is null and released_on is not null;
