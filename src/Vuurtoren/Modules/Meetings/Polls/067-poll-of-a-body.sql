-- Who is asked: those who sit in this body; null: all who speak for a member.
alter table meetings_poll add column body_id uuid;
