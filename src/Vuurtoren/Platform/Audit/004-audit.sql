-- Who did what, in the order in which it was done. Nothing here is changed or removed; what names a person can be emptied, and the chain still holds.
create table audit_entry (
    seq          bigint primary key,
    at           timestamp with time zone not null,
    action       text not null,
    payload      text,
    salt         text,
    payload_hash text not null,
    hash         text not null,
    actor        uuid,
    record_id    uuid
);
create index audit_entry_actor on audit_entry (actor, seq) where actor is not null;
create index audit_entry_record on audit_entry (record_id, seq) where record_id is not null;
create index audit_entry_action on audit_entry (action, seq);

-- How far the chain goes, sealed with a key that stands outside the database: who cuts off its end cannot make the seal.
create table audit_head (
    name text primary key,
    seq  bigint not null,
    hash text not null,
    seal text not null
);
