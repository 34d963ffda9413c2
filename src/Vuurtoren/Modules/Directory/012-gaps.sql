-- Searches that found nothing, or nothing that fits: what the offer lacks. No words, no persons, no hour: a week at the least.
create table directory_gap (
    week         text not null,            -- ISO 8601: "2026-W48"
    theme        text not null,            -- code of the theme that was chosen or understood; '' when none was
    municipality text not null,            -- NIS code; '' when none was asked
    filters      text not null,            -- "free,spoken=ar" in alphabetical order; '' when none was chosen
    searches     bigint not null,
    primary key (week, theme, municipality, filters)
);
