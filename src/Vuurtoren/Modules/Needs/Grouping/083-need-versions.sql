-- Whether any need of a coordination changed: how many there are and the sum of their versions, out of the index alone.
create index needs_need_versions on needs_need (coordination_id, version);
