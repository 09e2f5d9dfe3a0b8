-- How far each read model has come (Axon's columns).
create table query.token_entry (
    processorName varchar(255) not null,
    segment       integer      not null,
    token         bytea,
    tokenType     varchar(255),
    timestamp     varchar(255),
    owner         varchar(255),
    primary key (processorName, segment)
);

-- The read models, and which generation of their tables answers. The tables are made by the program (db/readmodels), named after their generation.
create table query.read_model (
    name    varchar(30) not null primary key,
    serving integer                          -- null while none may be shown
);

create table query.generation (
    model      varchar(30)                 not null,
    number     integer                     not null,
    shape      integer                     not null, -- of tables, rows and projection
    started_at timestamp(6) with time zone not null,
    goal       bigint                      not null, -- the head of the log when it was begun
    retired_at timestamp(6) with time zone,          -- since when another one has its place
    parked     integer                     not null, -- how many events it could not take
    primary key (model, number)
);

-- What a generation could not take, and what came behind it. What the events say is in the log only.
create table query.dead_letter (
    model      varchar(30)                 not null,
    generation integer                     not null,
    sequence   varchar(255)                not null, -- the aggregate's id
    position   bigint                      not null,
    cause      varchar(500)                not null,
    parked_at  timestamp(6) with time zone not null,
    attempts   integer                     not null,
    primary key (model, generation, position)
);
create index dead_letter_sequence on query.dead_letter (model, generation, sequence, position);

-- Who was shown whose contact data. Written by reading; never rebuilt.
create table query.personal_data_access (
    id         bigint generated always as identity primary key,
    at         timestamp(6) with time zone not null,
    account    varchar(200) not null,
    role       varchar(20)  not null,
    listing    varchar(36)  not null,
    reason     varchar(500)
);
create index personal_data_access_listing on query.personal_data_access (listing, at);
