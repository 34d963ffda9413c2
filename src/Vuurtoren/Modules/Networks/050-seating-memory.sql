-- Who sat together, so that a next seating brings others together; only for a coordination that wants it, and shown to nobody.
alter table networks_coordination add column remembers_seating boolean not null default false;
create table networks_met (
    coordination_id uuid not null,
    one             text not null,                       -- HMAC of the coordination and of who speaks for a member, with the secret outside the database
    another         text not null,                       -- the same; in the order of the letters
    week            date not null,                       -- Monday of the week in which they last met
    primary key (coordination_id, one, another)
);
create index networks_met_one on networks_met (one);
create index networks_met_another on networks_met (another);
