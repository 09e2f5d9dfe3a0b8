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

-- The catalogue: one row per listing ever submitted. Words are in plain only while the listing is shown.
create table query.catalogue (
    listing_id         varchar(36) not null primary key,
    position           bigint      not null, -- of the last event that the row has seen
    entry              varchar     not null, -- JSON; texts as sealed as in the events
    shown              boolean     not null,
    published_position bigint,               -- of the first approval: the order of 'newest'
    visibility         varchar(20),
    kind               varchar(20),
    product            varchar(40),
    capability         varchar(20),
    nuts               varchar(5),
    latitude           double precision,
    longitude          double precision,
    valid_until        date,
    title              varchar,              -- null once redacted, as the other texts
    description        varchar,
    organisation       varchar,              -- null as well when it is not to be shown
    urgency_text       varchar,
    folded_title       varchar,
    folded_text        varchar
);
create index catalogue_newest on query.catalogue (shown, published_position);

-- A shown listing's product with everything above it.
create table query.catalogue_product (
    listing_id varchar(36) not null,
    product    varchar(40) not null,
    primary key (listing_id, product)
);
create index catalogue_product_listing on query.catalogue_product (product, listing_id);

-- The standards that a shown listing meets or demands.
create table query.catalogue_standard (
    listing_id varchar(36) not null,
    standard   varchar(80) not null,
    primary key (listing_id, standard)
);
create index catalogue_standard_listing on query.catalogue_standard (standard, listing_id);

-- When the catalogue last looked different: what its validator is made of.
create table query.catalogue_change (
    id       smallint not null primary key check (id = 1),
    position bigint   not null
);
insert into query.catalogue_change (id, position) values (1, 0);

-- What waits for a moderator, and what may wait again.
create table query.moderation (
    listing_id       varchar(36) not null primary key,
    position         bigint      not null,
    entry            varchar     not null, -- JSON; texts as sealed as in the events
    urgency          smallint,             -- 2 is critical; null as long as nothing waits
    waiting_position bigint                -- of the event since which it waits
);
create index moderation_order on query.moderation (urgency, waiting_position);

-- Where in the log to look.
create table query.audit_event (
    position    bigint      not null primary key,
    listing     varchar(36),
    type        varchar(80) not null,
    recorded_at bigint      not null, -- microseconds since 1970
    actor       varchar(200)
);
create index audit_event_listing on query.audit_event (listing, position);
create index audit_event_actor on query.audit_event (actor, position);
create index audit_event_type on query.audit_event (type, position);
create index audit_event_time on query.audit_event (recorded_at);

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
