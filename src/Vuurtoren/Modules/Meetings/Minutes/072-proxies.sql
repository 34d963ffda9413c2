-- Who of those present carries the voice of somebody who is not there.
alter table meetings_attendee add column proxy_to uuid;
