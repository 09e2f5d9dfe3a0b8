-- The catalogue: one row per listing ever submitted. Words are in plain only while the listing is shown.
create table query.catalogue_$g (
    listing_id         varchar(36) not null primary key,
    position           bigint      not null, -- of the last event that the row has seen
    entry              varchar     not null, -- JSON; texts as sealed as in the events
    parked             boolean     not null, -- whether something is parked of it: nobody sees it then
    shown              boolean     not null, -- published; all that follows is null while it is not
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
    folded_text        varchar,
    changed_position   bigint                -- of the last event that the public can tell; null before the first, and not emptied
);
create index catalogue_newest_$g on query.catalogue_$g (shown, published_position);
create index catalogue_changed_$g on query.catalogue_$g (changed_position);

-- A shown listing's product with everything above it.
create table query.catalogue_product_$g (
    listing_id varchar(36) not null,
    product    varchar(40) not null,
    primary key (listing_id, product)
);
create index catalogue_product_listing_$g on query.catalogue_product_$g (product, listing_id);

-- The standards that a shown listing meets or demands.
create table query.catalogue_standard_$g (
    listing_id varchar(36) not null,
    standard   varchar(80) not null,
    primary key (listing_id, standard)
);
create index catalogue_standard_listing_$g on query.catalogue_standard_$g (standard, listing_id);

-- When the catalogue last looked different: what its validator is made of.
create table query.catalogue_change_$g (
    id       smallint not null primary key check (id = 1),
    position bigint   not null,
    released bigint   not null  -- counts what was parked and handled later, out of turn
);
insert into query.catalogue_change_$g (id, position, released) values (1, 0, 0);
