-- Another value each time a figure of this kind comes, goes or changes: what was reckoned with them is kept until then.
alter table needs_indicator add column stamp uuid;
