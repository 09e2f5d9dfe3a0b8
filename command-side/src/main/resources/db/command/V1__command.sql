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

-- What time will do to listings: one row for each that is not closed. A cause is the position that set the deadline.
create table command.deadline (
    listing_id     varchar(36) not null primary key,
    valid_until    date        not null, -- the last day of its newest content
    suspended      boolean     not null,
    holder         varchar(64),          -- of the claim
    lapse_at       timestamp(6) with time zone,
    lapse_cause    bigint,
    announce_at    timestamp(6) with time zone,
    announce_cause bigint,
    expire_at      timestamp(6) with time zone,
    expire_cause   bigint
);
create index deadline_lapse on command.deadline (lapse_at);
create index deadline_announce on command.deadline (announce_at);
create index deadline_expire on command.deadline (expire_at);

create table command.shedlock (
    name       varchar(64)  not null primary key,
    lock_until timestamp    not null,
    locked_at  timestamp    not null,
    locked_by  varchar(255) not null
);
