-- Whose topic it is; null: of all members. What a working group left open does not come on the agenda of others.
alter table meetings_item add column body_id uuid;
update meetings_item set body_id = (select met.body_id from meetings_meeting met where met.id = meetings_item.meeting_id) where meeting_id is not null;
-- What waits: that of the last meeting that closed with this topic.
update meetings_item set body_id = (
    select met.body_id from meetings_item earlier join meetings_meeting met on met.id = earlier.meeting_id
    where earlier.topic_id = meetings_item.topic_id and met.closed_at is not null order by met.day desc, met.closed_at desc limit 1)
where meeting_id is null;
