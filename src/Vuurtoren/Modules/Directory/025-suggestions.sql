-- What somebody says is not right on a sheet, until who keeps it answers.
create table directory_suggestion (
    id          uuid primary key,
    service_id  uuid not null,
    part        text not null,                          -- "hours", "reach" … "else"
    lang        text not null,
    boxes       text not null,                          -- JSON: what stood there and what should, by box of the form
    words       text,
    email       text,                                   -- only to answer: gone with the answer
    by_contact  boolean not null,                       -- over the link in a letter to the service itself
    rest_holds  boolean not null,                       -- and all else on the sheet is right
    state       text not null check (state in ('Open', 'Accepted', 'Refused')),
    at          timestamp with time zone not null,
    answered_at timestamp with time zone,
    answered_by uuid,
    reason      text                                    -- why it was refused: "wrong", "unclear", "known", "else"
);
create index directory_suggestion_open on directory_suggestion (at, id) where state = 'Open';
create index directory_suggestion_service on directory_suggestion (service_id) where state = 'Open';
create index directory_suggestion_answered on directory_suggestion (answered_at) where answered_at is not null;

-- Refused suggestions by theme and week, for what the offer lacks: nothing of who sent them.
create table directory_refusal (
    week  text not null,
    theme text not null,                                -- code of one of our own themes; '' when the service has none
    part  text not null,
    n     bigint not null,
    primary key (week, theme, part)
);
