-- An election may be for seats in another body of the same coordination, and from a day that lies ahead, when terms there end.
alter table networks_vote add column for_body_id uuid references networks_body (id); -- null: in the body that votes
alter table networks_vote add column seats_from date;                                -- of an election; null: as soon as it is decided
