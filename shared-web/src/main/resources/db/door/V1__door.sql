-- For whom a MEMBER, AUTHORITY or PARTNER speaks.
create table door.organisation (
    id   varchar(22)  not null primary key,
    name varchar(2000) not null, -- sealed: a sole trader's name is personal
    type varchar(20)  not null
);

-- Who can log in. One account holds one role.
create table door.account (
    id            varchar(22)   not null primary key, -- opaque; what the history calls the actor
    login         varchar(64)   not null,             -- in lower case
    name          varchar(2000) not null,             -- sealed, under a key of its own
    password_hash varchar(200)  not null,
    role          varchar(20)   not null,
    organisation  varchar(22) references door.organisation (id),
    created_at    timestamp(6) with time zone not null,
    constraint account_login unique (login)
);

-- What this database was made for: one row.
create table door.installation (
    id          smallint not null primary key check (id = 1),
    demo        boolean  not null,
    demo_loaded boolean  default false not null,
    created_at  timestamp(6) with time zone not null
);

-- Sessions, shared by all nodes (the tables of Spring Session; principal_name is an account's id).
create table door.spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index spring_session_ix1 on door.spring_session (session_id);
create index spring_session_ix2 on door.spring_session (expiry_time);
create index spring_session_ix3 on door.spring_session (principal_name);

create table door.spring_session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references door.spring_session (primary_id) on delete cascade
);
