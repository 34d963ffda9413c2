-- By whose link an answer came: on the day on which an office passes on two people held it. Null: it came otherwise, or before this was kept.
alter table needs_demand add column answered_by uuid;
