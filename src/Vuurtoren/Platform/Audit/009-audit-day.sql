-- The log of acts by day: a day long ago is looked up, not walked to.
create index audit_entry_at on audit_entry (at);
