-- Put to the vote and not carried: it is said, but nothing rests on it.
alter table meetings_line add column rejected boolean not null default false;
update meetings_line set rejected = true where agreed = 'Counts' and vote_id is null and in_favour <= against;
-- Fewer voices were there than the rule of the body asks: what was decided does not count.
alter table meetings_meeting add column without_quorum boolean not null default false;
