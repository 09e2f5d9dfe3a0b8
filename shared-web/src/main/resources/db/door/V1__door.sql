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
