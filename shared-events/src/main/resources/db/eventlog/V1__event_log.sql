-- The log itself: append only, positions 1, 2, 3, ... in commit order.
create table eventlog.event (
    position       bigint       not null primary key,
    event_id       varchar(36)  not null,
    aggregate_type varchar(40)  not null,
    aggregate_id   varchar(64)  not null,
    sequence       bigint       not null,
    type           varchar(80)  not null,
    revision       varchar(10)  not null,
    occurred_at    bigint       not null, -- microseconds since 1970
    recorded_at    bigint       not null, -- microseconds since 1970, strictly increasing with position
    command_id     bytea        not null,
    metadata       bytea        not null,
    payload        bytea        not null,
    leaf_hash      bytea        not null,
    constraint event_once unique (aggregate_id, sequence)
);
create index event_command on eventlog.event (command_id);

-- The head: the one row that every appender locks.
create table eventlog.head (
    id          smallint not null primary key check (id = 1),
    size        bigint   not null,
    recorded_at bigint   not null,
    frontier    bytea    not null
);
insert into eventlog.head (id, size, recorded_at, frontier) values (1, 0, 0, cast('' as bytea));

-- By what a start tells the master key of this database from another one: an HMAC under it, which gives nothing away.
create table eventlog.master_key (
    id          smallint not null primary key check (id = 1),
    fingerprint bytea    not null
);
