-- Of a decision that a body voted on: which vote, so that its counts are not counted again by who sat in the room.
alter table meetings_line add column vote_id uuid;
-- The meeting at which its minutes were approved.
alter table meetings_meeting add column approved_in uuid;
-- The question that found its day: who answered that one has answered already.
alter table meetings_meeting add column poll_id uuid;
