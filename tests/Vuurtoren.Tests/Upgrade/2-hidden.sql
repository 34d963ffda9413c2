-- A database as version 2 of its tables left it; runs on both engines. Invented data. Never edited: upgrades are tried on it.

create table change (
    seq       bigint primary key,
    kind      text not null,
    record_id uuid not null,
    tombstone boolean not null default false,
    at        timestamp with time zone not null,
    actor     text not null,
    cause     text not null,
    changes   text
);
create index change_record on change (record_id, seq);

create table field_state (
    record_id   uuid not null,
    path        text not null,
    lang        text not null default '',
    visibility  text check (visibility in ('Public', 'Professionals', 'OwnerOnly')),
    source      text,
    verified_at timestamp with time zone,
    verified_by text,
    how         text,
    pinned      boolean not null default false,
    primary key (record_id, path, lang)
);

create index field_state_hidden on field_state (path) where visibility is not null;

create table source_record (
    source        text not null,
    kind          text not null,
    source_id     text not null,
    record_id     uuid not null,
    raw           text not null,
    hash          text not null,
    last_run      uuid not null,
    missing_since timestamp with time zone,
    primary key (source, kind, source_id)
);
create index source_record_record on source_record (record_id);

-- An id that stands for another record: rows that were the same but for their id, and later merged records.
create table alias (
    id        uuid primary key,
    kind      text not null,
    record_id uuid not null
);

-- Named after HSDS 3.1. A text in several languages, and every list of parts, is JSON in one column.
-- No foreign keys between records: they arrive in any order, and `doctor` finds what points to nothing.

create table directory_organization (
    id                     uuid primary key,
    name                   text not null,
    alternate_name         text,
    description            text,
    email                  text,
    website                text,
    additional_websites    text not null,
    legal_status           text,
    tax_id                 text,
    year_incorporated      integer,
    logo                   text,
    parent_organization_id uuid,
    accreditations         text not null,
    phones                 text not null,
    contacts               text not null,
    funding                text not null,
    identifiers            text not null,
    visibility             text not null check (visibility in ('Public', 'Professionals', 'OwnerOnly')),
    parked                 text,
    withdrawn_at           timestamp with time zone,
    source                 text not null,
    source_date            date,
    verified_at            timestamp with time zone,
    verified_how           text,
    seq                    bigint not null,
    modified_at            timestamp with time zone not null
);
create index directory_organization_parent on directory_organization (parent_organization_id) where parent_organization_id is not null;

create table directory_service (
    id                      uuid primary key,
    organization_id         uuid,
    name                    text not null,
    alternate_name          text,
    description             text,
    for_whom                text,
    what_you_get            text,
    what_to_bring           text,
    what_it_costs           text,
    what_happens            text,
    themes                  text not null,
    target_groups           text not null,
    eligibility_description text,
    minimum_age             integer,
    maximum_age             integer,
    application_process     text,
    intake_location_id      uuid,
    languages               text not null,
    interpretation_services text,
    status                  text not null check (status in ('Active', 'TemporarilyClosed', 'Inactive', 'Defunct')),
    wait_time               text,
    discreet                boolean not null,
    email                   text,
    url                     text,
    additional_urls         text not null,
    phones                  text not null,
    contacts                text not null,
    schedules               text not null,
    messages                text not null,
    service_areas           text not null,
    cost_options            text not null,
    fees_description        text,
    accreditations          text not null,
    licenses                text,
    capacities              text not null,
    funding                 text not null,
    program                 text,
    alert                   text,
    identifiers             text not null,
    visibility              text not null check (visibility in ('Public', 'Professionals', 'OwnerOnly')),
    parked                  text,
    withdrawn_at            timestamp with time zone,
    source                  text not null,
    source_date             date,
    verified_at             timestamp with time zone,
    verified_how            text,
    seq                     bigint not null,
    modified_at             timestamp with time zone not null
);
create index directory_service_organization on directory_service (organization_id);

create table directory_location (
    id              uuid primary key,
    organization_id uuid,
    location_type   text not null check (location_type in ('Physical', 'Postal', 'Virtual')),
    name            text,
    alternate_name  text,
    description     text,
    url             text,
    confidential    boolean not null,
    addresses       text not null,
    latitude        double precision,
    longitude       double precision,
    transportation  text,
    building        text,
    floor           text,
    entrance        text,
    municipality    text,
    neighbourhood   text,
    accessibility   text not null,
    languages       text not null,
    phones          text not null,
    contacts        text not null,
    schedules       text not null,
    identifiers     text not null,
    visibility      text not null check (visibility in ('Public', 'Professionals', 'OwnerOnly')),
    parked          text,
    withdrawn_at    timestamp with time zone,
    source          text not null,
    source_date     date,
    verified_at     timestamp with time zone,
    verified_how    text,
    seq             bigint not null,
    modified_at     timestamp with time zone not null
);
create index directory_location_organization on directory_location (organization_id);

-- Apart, so that no query that forgets to ask can show it.
create table directory_confidential_place (
    location_id    uuid primary key,
    addresses      text not null,
    latitude       double precision,
    longitude      double precision,
    transportation text,
    building       text,
    floor          text,
    entrance       text
);

create table directory_service_at_location (
    id            uuid primary key,
    service_id    uuid not null,
    location_id   uuid not null,
    description   text,
    phones        text not null,
    contacts      text not null,
    schedules     text not null,
    service_areas text not null,
    identifiers   text not null,
    visibility    text not null check (visibility in ('Public', 'Professionals', 'OwnerOnly')),
    parked        text,
    withdrawn_at  timestamp with time zone,
    source        text not null,
    source_date   date,
    verified_at   timestamp with time zone,
    verified_how  text,
    seq           bigint not null,
    modified_at   timestamp with time zone not null
);
create index directory_service_at_location_service on directory_service_at_location (service_id);
create index directory_service_at_location_location on directory_service_at_location (location_id);

create table directory_taxonomy (
    id           uuid primary key,
    name         text not null,
    description  text,
    uri          text,
    version      text,
    identifiers  text not null,
    visibility   text not null check (visibility in ('Public', 'Professionals', 'OwnerOnly')),
    parked       text,
    withdrawn_at timestamp with time zone,
    source       text not null,
    source_date  date,
    verified_at  timestamp with time zone,
    verified_how text,
    seq          bigint not null,
    modified_at  timestamp with time zone not null
);

create table directory_taxonomy_term (
    id              uuid primary key,
    taxonomy_id     uuid not null,
    code            text,
    name            text not null,
    description     text,
    alternate_names text not null,
    broader         text not null,
    discreet        boolean not null,
    depth           integer not null,
    identifiers     text not null,
    visibility      text not null check (visibility in ('Public', 'Professionals', 'OwnerOnly')),
    parked          text,
    withdrawn_at    timestamp with time zone,
    source          text not null,
    source_date     date,
    verified_at     timestamp with time zone,
    verified_how    text,
    seq             bigint not null,
    modified_at     timestamp with time zone not null
);
create index directory_taxonomy_term_taxonomy on directory_taxonomy_term (taxonomy_id);

create table import_run (
    id          uuid primary key,
    source      text not null,
    format      text not null,
    path        text not null,
    started_at  timestamp with time zone not null,
    applied_at  timestamp with time zone not null,
    undone_at   timestamp with time zone,
    from_seq    bigint not null,
    to_seq      bigint not null,
    result      text not null
);
create index import_run_source on import_run (source, applied_at);

-- Rows that could not be used, or only in part, until a person has looked at them.
create table import_quarantine (
    run       uuid not null,
    n         bigint not null,
    kind      text not null,
    source_id text,
    line      bigint not null,
    reason    text not null,
    used      boolean not null,
    raw       text not null,
    primary key (run, n)
);

-- Where a source says otherwise than a field that was not its to overwrite; a person decides.
create table import_difference (
    record_id uuid not null,
    path      text not null,
    lang      text not null,
    source    text not null,
    run       uuid not null,
    current   text,
    incoming  text,
    primary key (record_id, path, lang, source)
);

-- What a run found in source_record, so that it can be undone; no raw: there was no such row.
create table import_before (
    run           uuid not null,
    source        text not null,
    kind          text not null,
    source_id     text not null,
    raw           text,
    hash          text,
    missing_since timestamp with time zone,
    primary key (run, source, kind, source_id)
);

create index directory_service_parked on directory_service (organization_id) where parked is not null;

-- Searches that found nothing, or nothing that fits: what the offer lacks. No words, no persons, no hour: a week at the least.
create table directory_gap (
    week         text not null,            -- ISO 8601: "2026-W48"
    theme        text not null,            -- code of the theme that was chosen or understood; '' when none was
    municipality text not null,            -- NIS code; '' when none was asked
    filters      text not null,            -- "free,spoken=ar" in alphabetical order; '' when none was chosen
    searches     bigint not null,
    primary key (week, theme, municipality, filters)
);

-- What is hidden is found without going over whole tables: it is little, and asked each time the index is made.

create index directory_organization_hidden on directory_organization (id) where visibility <> 'Public' or parked is not null;
create index directory_service_hidden on directory_service (id) where visibility <> 'Public' or parked is not null;
create index directory_location_hidden on directory_location (id) where visibility <> 'Public' or parked is not null;
create index directory_service_at_location_hidden on directory_service_at_location (id) where visibility <> 'Public' or parked is not null;

create table networks_coordination (
    id        uuid primary key,
    name      text not null,
    territory text not null
);

create table schema_step (name text primary key, hash text not null, at timestamp with time zone not null);
insert into schema_step (name, hash, at) values ('001-platform', 'a8fdea5e2489a5c45c59d0fa9a78661d062f866c409dbebec3e207009665fa8a', '2026-11-24 12:00:00');
insert into schema_step (name, hash, at) values ('010-directory', 'd2217c50471f25cf3b1c47ed3f30cc39e6c816a19e623617a140914dddd3e6cc', '2026-11-24 12:00:00');
insert into schema_step (name, hash, at) values ('011-import', '927727fd9fe2a768a14db99fca53187e1734dc878be28a0ffbd0e408cef83c9e', '2026-11-24 12:00:00');
insert into schema_step (name, hash, at) values ('012-gaps', '1cdf9709cfd3e8d7e2d01dfd028fa77a253402c9a6c9768d1cfa5c9b9f51dba5', '2026-11-24 12:00:00');
insert into schema_step (name, hash, at) values ('013-hidden', '1f01d089b6b3fad6e53f445abd14ee12590470b02470d72ce8a5872506437772', '2026-11-24 12:00:00');
insert into schema_step (name, hash, at) values ('020-networks', '0297a7f8302bb167308fdffe8c8283250adfa587658f652f2d1d0f94de9810b8', '2026-11-24 12:00:00');

insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (230, 'organization', '0244A0E5-F0E3-5065-83E0-C6E6544C230F', false, '2026-11-29 00:52:12.6008119', 'demo', 'import:01a224c9-e34f-7020-ba5c-415b7f36524c', null);
insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (468, 'service_at_location', 'AB8911EA-7ED7-548C-87EE-C98307BE01D1', false, '2026-11-29 00:52:12.6008119', 'demo', 'import:01a224c9-e34f-7020-ba5c-415b7f36524c', null);
insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (286, 'location', 'B155E1A6-7D57-555C-AC3C-2BD8DF2A5A86', false, '2026-11-29 00:52:12.6008119', 'demo', 'import:01a224c9-e34f-7020-ba5c-415b7f36524c', null);
insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (467, 'service_at_location', 'B1CD6B0A-2795-5818-8C5A-2EFEAC755C9D', false, '2026-11-29 00:52:12.6008119', 'demo', 'import:01a224c9-e34f-7020-ba5c-415b7f36524c', null);
insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (346, 'service', 'E066D518-09B7-5BA7-90EB-F0676FF0DA65', false, '2026-11-29 00:52:12.6008119', 'demo', 'import:01a224c9-e34f-7020-ba5c-415b7f36524c', null);
insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (594, 'service', 'E066D518-09B7-5BA7-90EB-F0676FF0DA65', false, '2026-11-29 00:52:12.6008119', 'demo', 'check', '{"verified_at":[null,"2026-08-17T10:00:00.0000000Z"],"verified_how":[null,"called"]}');
insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (345, 'service', 'EA99DB19-C34C-562B-AF27-56AED417E20C', false, '2026-11-29 00:52:12.6008119', 'demo', 'import:01a224c9-e34f-7020-ba5c-415b7f36524c', null);
insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (593, 'service', 'EA99DB19-C34C-562B-AF27-56AED417E20C', false, '2026-11-29 00:52:12.6008119', 'demo', 'check', '{"verified_at":[null,"2026-11-14T10:00:00.0000000Z"],"verified_how":[null,"called"]}');
insert into directory_location (id, organization_id, location_type, name, alternate_name, description, url, confidential, addresses, latitude, longitude, transportation, building, floor, entrance, municipality, neighbourhood, accessibility, languages, phones, contacts, schedules, identifiers, visibility, parked, withdrawn_at, source, source_date, verified_at, verified_how, seq, modified_at) values ('B155E1A6-7D57-555C-AC3C-2BD8DF2A5A86', '0244A0E5-F0E3-5065-83E0-C6E6544C230F', 'Physical', '{"fr":"Le Trèfle","nl":"De Klaver"}', null, null, null, false, '[{"street":{"fr":"Rue du Bosco 11","nl":"Bootsmanstraat 11"},"postal_code":"1999","city":{"fr":"Phareville","nl":"Bakenvoorde"},"country":"BE"}]', 50.86248, 4.3305, '{"fr":"Métro, sortie côté coiffeur.","nl":"Metro, uitgang aan de kapper."}', null, '{"fr":"Troisième étage avec ascenseur, « Cabinet 3B »","nl":"Derde verdieping met lift, « Praktijk 3B »"}', null, '21011', '17', '[{"feature":"wheelchair"},{"feature":"lift"}]', '[]', '[]', '[]', '[]', '[{"scheme":"demo","value":"klaver"}]', 'Public', null, null, 'demo', '2026-11-28', null, null, 286, '2026-11-29 00:52:12.6008119');
insert into directory_organization (id, name, alternate_name, description, email, website, additional_websites, legal_status, tax_id, year_incorporated, logo, parent_organization_id, accreditations, phones, contacts, funding, identifiers, visibility, parked, withdrawn_at, source, source_date, verified_at, verified_how, seq, modified_at) values ('0244A0E5-F0E3-5065-83E0-C6E6544C230F', '{"fr":"Point de test Le Trèfle ASBL","nl":"Testpunt De Klaver vzw"}', null, '{"fr":"Santé et droits pour les personnes sexuellement actives ou dont c''est le travail.","nl":"Gezondheid en recht voor mensen die seksueel actief zijn of er hun werk van maken."}', '{"und":"dag@klaver.example"}', null, '[]', '{"fr":"Association sans but lucratif (ASBL)","nl":"Vereniging zonder winstoogmerk (vzw)"}', '0000186674', null, null, null, '[]', '[]', '[]', '[]', '[{"scheme":"demo","value":"testpunt"}]', 'Public', null, null, 'demo', '2026-11-28', null, null, 230, '2026-11-29 00:52:12.6008119');
insert into directory_service (id, organization_id, name, alternate_name, description, for_whom, what_you_get, what_to_bring, what_it_costs, what_happens, themes, target_groups, eligibility_description, minimum_age, maximum_age, application_process, intake_location_id, languages, interpretation_services, status, wait_time, discreet, email, url, additional_urls, phones, contacts, schedules, messages, service_areas, cost_options, fees_description, accreditations, licenses, capacities, funding, program, alert, identifiers, visibility, parked, withdrawn_at, source, source_date, verified_at, verified_how, seq, modified_at) values ('E066D518-09B7-5BA7-90EB-F0676FF0DA65', '0244A0E5-F0E3-5065-83E0-C6E6544C230F', '{"fr":"Point d''appui pour les gens du métier","nl":"Steunpunt voor mensen in het vak"}', null, '{"fr":"Santé, contrat, impôts ou arrêt : des conseils pour les travailleuses et travailleurs du sexe, en rue, en vitrine ou en ligne.","nl":"Gezondheid, contract, belasting of stoppen: raad voor sekswerkers, op straat, achter het raam of online."}', '{"fr":"Travailleurs du sexe de tout genre, avec ou sans papiers.","nl":"Sekswerkers van elk geslacht, met of zonder papieren."}', '{"fr":"Vaccins, conseils en droit du travail, aide en cas de violence, recherche d''un autre emploi si vous le voulez.","nl":"Vaccins, arbeidsrechtelijk advies, hulp bij geweld, zoeken naar ander werk als u dat wilt."}', null, '{"fr":"Rien.","nl":"Niets."}', '{"fr":"Notre équipe passe deux soirs par semaine. On peut aussi se voir ici.","nl":"Onze ploeg komt twee avonden per week langs. U kunt ook hier afspreken."}', '["40eefb00-62ed-5a69-849d-0cc7029339a2","c868b637-1502-5715-b6d9-e3502e95bee1"]', '[]', null, 18, null, null, null, '[{"code":"nl"},{"code":"fr"},{"code":"en"},{"code":"ro"},{"code":"bg"},{"code":"es"}]', null, 'Active', null, true, null, null, '[]', '[{"number":"0400 00 00 20","type":"text"}]', '[]', '[{"week":[{"opens":780,"closes":1080},{"day":"we","opens":780,"closes":1080}],"by_appointment":true,"exceptions":[]},{"label":{"fr":"Équipe de rue","nl":"Ploeg op straat"},"week":[{"day":"tu","opens":1200,"closes":1440},{"day":"fr","opens":1200,"closes":1440}],"exceptions":[]}]', '[]', '[{"kind":"region","code":"04000"}]', '[]', null, '[]', null, '[]', '[]', null, null, '[{"scheme":"demo","value":"sekswerk"}]', 'Public', null, null, 'demo', '2026-11-28', '2026-08-17 10:00:00', 'called', 594, '2026-11-29 00:52:12.6008119');
insert into directory_service (id, organization_id, name, alternate_name, description, for_whom, what_you_get, what_to_bring, what_it_costs, what_happens, themes, target_groups, eligibility_description, minimum_age, maximum_age, application_process, intake_location_id, languages, interpretation_services, status, wait_time, discreet, email, url, additional_urls, phones, contacts, schedules, messages, service_areas, cost_options, fees_description, accreditations, licenses, capacities, funding, program, alert, identifiers, visibility, parked, withdrawn_at, source, source_date, verified_at, verified_how, seq, modified_at) values ('EA99DB19-C34C-562B-AF27-56AED417E20C', '0244A0E5-F0E3-5065-83E0-C6E6544C230F', '{"fr":"Tests VIH et IST","nl":"Testen op hiv en soa"}', null, '{"fr":"Une piqûre au doigt, vingt minutes d''attente, et vous savez. Aussi PrEP et vaccin hépatite B.","nl":"Een prikje in de vinger, twintig minuten wachten, en u weet het. Ook PrEP en vaccin hepatitis B."}', '{"fr":"Toute personne avec un risque ou une question.","nl":"Iedereen met een risico of een vraag."}', '{"fr":"Le résultat, un entretien et un traitement ou une orientation.","nl":"Uitslag, gesprek en behandeling of doorverwijzing."}', '{"fr":"Rien. Vous pouvez rester anonyme.","nl":"Niets. U mag anoniem blijven."}', '{"fr":"Test rapide gratuit. Prise de sang par la mutuelle, ou gratuite sans mutuelle.","nl":"Sneltest gratis. Bloedonderzoek via uw ziekenfonds of gratis zonder."}', null, '["26774e43-4a62-5d22-bba3-9709abe3baad","e160f997-47ae-522e-8314-8ff28e302d5e"]', '[]', null, null, null, null, null, '[{"code":"nl"},{"code":"fr"},{"code":"en"},{"code":"es"},{"code":"pt"}]', null, 'Active', null, true, null, null, '[]', '[{"number":"02 000 00 43"}]', '[]', '[{"week":[{"day":"tu","opens":1020,"closes":1200}],"exceptions":[],"public_holidays":"closed"},{"week":[{"day":"th","opens":720,"closes":960}],"by_appointment":true,"exceptions":[],"public_holidays":"closed"}]', '[]', '[{"kind":"region","code":"04000"}]', '[]', null, '[]', null, '[]', '[]', null, null, '[{"scheme":"demo","value":"testpunt-soa"}]', 'Public', null, null, 'demo', '2026-11-28', '2026-11-14 10:00:00', 'called', 593, '2026-11-29 00:52:12.6008119');
insert into directory_service_at_location (id, service_id, location_id, description, phones, contacts, schedules, service_areas, identifiers, visibility, parked, withdrawn_at, source, source_date, verified_at, verified_how, seq, modified_at) values ('AB8911EA-7ED7-548C-87EE-C98307BE01D1', 'E066D518-09B7-5BA7-90EB-F0676FF0DA65', 'B155E1A6-7D57-555C-AC3C-2BD8DF2A5A86', null, '[]', '[]', '[]', '[]', '[{"scheme":"demo","value":"sekswerk@klaver"}]', 'Public', null, null, 'demo', '2026-11-28', null, null, 468, '2026-11-29 00:52:12.6008119');
insert into directory_service_at_location (id, service_id, location_id, description, phones, contacts, schedules, service_areas, identifiers, visibility, parked, withdrawn_at, source, source_date, verified_at, verified_how, seq, modified_at) values ('B1CD6B0A-2795-5818-8C5A-2EFEAC755C9D', 'EA99DB19-C34C-562B-AF27-56AED417E20C', 'B155E1A6-7D57-555C-AC3C-2BD8DF2A5A86', null, '[]', '[]', '[]', '[]', '[{"scheme":"demo","value":"testpunt-soa@klaver"}]', 'Public', null, null, 'demo', '2026-11-28', null, null, 467, '2026-11-29 00:52:12.6008119');
insert into networks_coordination (id, name, territory) values ('4719AAAD-64A7-5D37-AAEA-4CB31F76B47D', '{"fr":"Coordination sociale de Phareville","nl":"Sociale coördinatie van Bakenvoorde"}', '["md:17","md:18","md:62","md:63","md:68","md:69","md:70","md:71","md:72","md:73"]');
insert into source_record (source, kind, source_id, record_id, raw, hash, last_run, missing_since) values ('demo', 'organization', 'testpunt', '0244A0E5-F0E3-5065-83E0-C6E6544C230F', '{"description":{"fr":"Santé et droits pour les personnes sexuellement actives ou dont c''est le travail.","nl":"Gezondheid en recht voor mensen die seksueel actief zijn of er hun werk van maken."},"email":{"und":"dag@klaver.example"},"legal_status":{"fr":"Association sans but lucratif (ASBL)","nl":"Vereniging zonder winstoogmerk (vzw)"},"name":{"fr":"Point de test Le Trèfle ASBL","nl":"Testpunt De Klaver vzw"},"tax_id":"0000186674","visibility":"Public","identifiers":[{"scheme":"demo","value":"testpunt"}]}', '7627c2d72c5e12e327954650127c0240', '01A224C9-E34F-7020-BA5C-415B7F36524C', null);
insert into source_record (source, kind, source_id, record_id, raw, hash, last_run, missing_since) values ('demo', 'service_at_location', 'sekswerk@klaver', 'AB8911EA-7ED7-548C-87EE-C98307BE01D1', '{"location_id":"b155e1a6-7d57-555c-ac3c-2bd8df2a5a86","service_id":"e066d518-09b7-5ba7-90eb-f0676ff0da65","visibility":"Public","identifiers":[{"scheme":"demo","value":"sekswerk@klaver"}]}', 'e70261714e890564819e2f2c1b43d379', '01A224C9-E34F-7020-BA5C-415B7F36524C', null);
insert into source_record (source, kind, source_id, record_id, raw, hash, last_run, missing_since) values ('demo', 'location', 'klaver', 'B155E1A6-7D57-555C-AC3C-2BD8DF2A5A86', '{"accessibility":[{"feature":"wheelchair"},{"feature":"lift"}],"addresses":[{"street":{"fr":"Rue du Bosco 11","nl":"Bootsmanstraat 11"},"postal_code":"1999","city":{"fr":"Phareville","nl":"Bakenvoorde"},"country":"BE"}],"confidential":false,"floor":{"fr":"Troisième étage avec ascenseur, « Cabinet 3B »","nl":"Derde verdieping met lift, « Praktijk 3B »"},"latitude":50.86248,"location_type":"Physical","longitude":4.3305,"name":{"fr":"Le Trèfle","nl":"De Klaver"},"organization_id":"0244a0e5-f0e3-5065-83e0-c6e6544c230f","transportation":{"fr":"Métro, sortie côté coiffeur.","nl":"Metro, uitgang aan de kapper."},"visibility":"Public","identifiers":[{"scheme":"demo","value":"klaver"}]}', 'af0665b93bed35cc8c29131a9342e2bd', '01A224C9-E34F-7020-BA5C-415B7F36524C', null);
insert into source_record (source, kind, source_id, record_id, raw, hash, last_run, missing_since) values ('demo', 'service_at_location', 'testpunt-soa@klaver', 'B1CD6B0A-2795-5818-8C5A-2EFEAC755C9D', '{"location_id":"b155e1a6-7d57-555c-ac3c-2bd8df2a5a86","service_id":"ea99db19-c34c-562b-af27-56aed417e20c","visibility":"Public","identifiers":[{"scheme":"demo","value":"testpunt-soa@klaver"}]}', '28ab3b9cc5e7916cd7a4821b06a49a9d', '01A224C9-E34F-7020-BA5C-415B7F36524C', null);
insert into source_record (source, kind, source_id, record_id, raw, hash, last_run, missing_since) values ('demo', 'service', 'sekswerk', 'E066D518-09B7-5BA7-90EB-F0676FF0DA65', '{"description":{"fr":"Santé, contrat, impôts ou arrêt : des conseils pour les travailleuses et travailleurs du sexe, en rue, en vitrine ou en ligne.","nl":"Gezondheid, contract, belasting of stoppen: raad voor sekswerkers, op straat, achter het raam of online."},"discreet":true,"for_whom":{"fr":"Travailleurs du sexe de tout genre, avec ou sans papiers.","nl":"Sekswerkers van elk geslacht, met of zonder papieren."},"languages":[{"code":"nl"},{"code":"fr"},{"code":"en"},{"code":"ro"},{"code":"bg"},{"code":"es"}],"minimum_age":18,"name":{"fr":"Point d''appui pour les gens du métier","nl":"Steunpunt voor mensen in het vak"},"organization_id":"0244a0e5-f0e3-5065-83e0-c6e6544c230f","phones":[{"number":"0400 00 00 20","type":"text"}],"schedules":[{"week":[{"opens":780,"closes":1080},{"day":"we","opens":780,"closes":1080}],"by_appointment":true,"exceptions":[]},{"label":{"fr":"Équipe de rue","nl":"Ploeg op straat"},"week":[{"day":"tu","opens":1200,"closes":1440},{"day":"fr","opens":1200,"closes":1440}],"exceptions":[]}],"service_areas":[{"kind":"region","code":"04000"}],"status":"Active","themes":["40eefb00-62ed-5a69-849d-0cc7029339a2","c868b637-1502-5715-b6d9-e3502e95bee1"],"visibility":"Public","what_happens":{"fr":"Notre équipe passe deux soirs par semaine. On peut aussi se voir ici.","nl":"Onze ploeg komt twee avonden per week langs. U kunt ook hier afspreken."},"what_it_costs":{"fr":"Rien.","nl":"Niets."},"what_you_get":{"fr":"Vaccins, conseils en droit du travail, aide en cas de violence, recherche d''un autre emploi si vous le voulez.","nl":"Vaccins, arbeidsrechtelijk advies, hulp bij geweld, zoeken naar ander werk als u dat wilt."},"identifiers":[{"scheme":"demo","value":"sekswerk"}]}', 'bfd62a4c8c107ea3723fa631f2031d2c', '01A224C9-E34F-7020-BA5C-415B7F36524C', null);
insert into source_record (source, kind, source_id, record_id, raw, hash, last_run, missing_since) values ('demo', 'service', 'testpunt-soa', 'EA99DB19-C34C-562B-AF27-56AED417E20C', '{"description":{"fr":"Une piqûre au doigt, vingt minutes d''attente, et vous savez. Aussi PrEP et vaccin hépatite B.","nl":"Een prikje in de vinger, twintig minuten wachten, en u weet het. Ook PrEP en vaccin hepatitis B."},"discreet":true,"for_whom":{"fr":"Toute personne avec un risque ou une question.","nl":"Iedereen met een risico of een vraag."},"languages":[{"code":"nl"},{"code":"fr"},{"code":"en"},{"code":"es"},{"code":"pt"}],"name":{"fr":"Tests VIH et IST","nl":"Testen op hiv en soa"},"organization_id":"0244a0e5-f0e3-5065-83e0-c6e6544c230f","phones":[{"number":"02 000 00 43"}],"schedules":[{"week":[{"day":"tu","opens":1020,"closes":1200}],"exceptions":[],"public_holidays":"closed"},{"week":[{"day":"th","opens":720,"closes":960}],"by_appointment":true,"exceptions":[],"public_holidays":"closed"}],"service_areas":[{"kind":"region","code":"04000"}],"status":"Active","themes":["26774e43-4a62-5d22-bba3-9709abe3baad","e160f997-47ae-522e-8314-8ff28e302d5e"],"visibility":"Public","what_it_costs":{"fr":"Test rapide gratuit. Prise de sang par la mutuelle, ou gratuite sans mutuelle.","nl":"Sneltest gratis. Bloedonderzoek via uw ziekenfonds of gratis zonder."},"what_to_bring":{"fr":"Rien. Vous pouvez rester anonyme.","nl":"Niets. U mag anoniem blijven."},"what_you_get":{"fr":"Le résultat, un entretien et un traitement ou une orientation.","nl":"Uitslag, gesprek en behandeling of doorverwijzing."},"identifiers":[{"scheme":"demo","value":"testpunt-soa"}]}', 'bb36605b53f42d950b68e4ea8e5a4f0a', '01A224C9-E34F-7020-BA5C-415B7F36524C', null);
