-- Who asks to keep the sheets of an organisation.
create table directory_claim (
    id              uuid primary key,
    organization_id uuid not null,
    name            text not null,
    function        text,
    email           text not null,
    lang            text not null,                      -- in which that person wants to be answered
    token_hash      text unique,                        -- of the link in the letter to the organisation; null when only people of the directory can answer
    state           text not null check (state in ('Open', 'Given', 'Refused')),
    at              timestamp with time zone not null,
    ends_at         timestamp with time zone not null,  -- until when the link works
    answered_at     timestamp with time zone,
    answered_by     uuid                                -- null: over the link
);
create index directory_claim_open on directory_claim (at, id) where state = 'Open';
create index directory_claim_organization on directory_claim (organization_id);

-- How many people keep the sheets of an organisation, to see when one leaves. Organisations that never had one are not here.
create table directory_owner (
    organization_id uuid primary key,
    editors         bigint not null,
    since           timestamp with time zone not null   -- of that number
);
