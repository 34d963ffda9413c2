-- Pairs of records that may be the same, as they were last looked for. The lower id comes first.
create table directory_pair (
    a        uuid not null,
    b        uuid not null,
    kind     text not null check (kind in ('organization', 'service')),
    score    double precision not null,
    reasons  text not null,             -- keys of words, with a space between
    found_at timestamp with time zone not null,
    primary key (a, b)
);
create index directory_pair_score on directory_pair (score);

-- What a person said of a pair. It comes again only when it is much surer than it was then.
create table directory_pair_answer (
    a      uuid not null,
    b      uuid not null,
    kind   text not null check (kind in ('organization', 'service')),
    answer text not null check (answer in ('same', 'different', 'unsure')),
    score  double precision not null,
    at     timestamp with time zone not null,
    primary key (a, b)
);
