-- Once closed, sums by dimensions that are never looked at together stand apart: '*' in place of a dimension that is not looked at there. So the way may be '*' too.
create table needs_voice_sums (
    questionnaire_id uuid not null,
    batch           integer not null,
    channel         text not null,
    area            text not null,                       -- "nis:21013", "md:12"; '': not said, as in the two below
    age             text not null,
    target          text not null,
    question        integer not null,                    -- from 0; -1: persons who took part
    answer          integer not null,                    -- from 0
    persons         integer not null,
    primary key (questionnaire_id, batch, channel, area, age, target, question, answer)
);
insert into needs_voice_sums select questionnaire_id, batch, channel, area, age, target, question, answer, persons from needs_voice_tally;
drop table needs_voice_tally;
alter table needs_voice_sums rename to needs_voice_tally;
alter table needs_voice add column parted boolean not null default false;
