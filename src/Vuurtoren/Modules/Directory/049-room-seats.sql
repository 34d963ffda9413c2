-- How many people a room holds, for who looks for a place to meet.
alter table directory_room add column seats integer;
