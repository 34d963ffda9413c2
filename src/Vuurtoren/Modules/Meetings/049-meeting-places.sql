-- Where members met, to go to each in turn; and who is named in lines of minutes.
alter table meetings_meeting add column location_id uuid;             -- in the directory; null: a place that only its words tell
alter table meetings_line add column mentions text not null default '[]'; -- JSON: the words after @, and which record of the directory they mean
