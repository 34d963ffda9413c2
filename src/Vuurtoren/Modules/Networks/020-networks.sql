create table networks_coordination (
    id        uuid primary key,
    name      text not null,
    territory text not null
);
