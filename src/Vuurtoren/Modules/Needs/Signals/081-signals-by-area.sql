-- Signals about a theme, counted by area for the list of gaps.
create index needs_signal_area on needs_signal (coordination_id, theme, area, sent_on) where area is not null;
