-- How far the command side's own processors have come (Axon's columns).
create table command.token_entry (
    processorname varchar(255) not null,
    segment       integer      not null,
    token         bytea,
    tokentype     varchar(255),
    timestamp     varchar(255),
    owner         varchar(255),
    primary key (processorname, segment)
);

-- The next reference to be given out, taken in blocks.
create table command.reference (
    id          smallint not null primary key check (id = 1),
    next_number bigint   not null
);
insert into command.reference (id, next_number) values (1, 10001);

-- What time will do to listings, and what has to be known to reckon it.
create table command.listing_validity (
    listing_id      varchar(36) not null,
    content_version integer     not null,
    valid_until     date        not null,
    primary key (listing_id, content_version)
);
create table command.listing_suspended (
    listing_id varchar(36) not null primary key
);
create table command.listing_claim (
    listing_id varchar(36) not null primary key,
    holder     varchar(64) not null
);
create table command.deadline (
    listing_id varchar(36) not null,
    kind       varchar(10) not null,
    due_at     timestamp with time zone not null,
    caused_by  bigint      not null, -- the position that set it
    primary key (listing_id, kind)
);
create index deadline_due on command.deadline (due_at);

create table command.shedlock (
    name       varchar(64)  not null primary key,
    lock_until timestamp    not null,
    locked_at  timestamp    not null,
    locked_by  varchar(255) not null
);
