-- What waits for a moderator, and what may wait again.
create table query.moderation_$g (
    listing_id       varchar(36) not null primary key,
    position         bigint      not null,
    entry            varchar     not null, -- JSON; texts as sealed as in the events
    urgency          smallint,             -- 2 is critical; null as long as nothing waits
    waiting_position bigint,               -- of the event since which it waits
    waiting_since    bigint,               -- microseconds since 1970; null as long as nothing waits
    kind             varchar(20) not null,
    product          varchar(40),
    holder           varchar(200),         -- the account that has it in review
    claimed_until    bigint,               -- microseconds since 1970
    quarantined      boolean     not null, -- whether another moderator has to confirm the quantity
    closed           boolean     not null  -- nothing more can happen to it
);
create index moderation_order_$g on query.moderation_$g (urgency, waiting_position);
create index moderation_product_$g on query.moderation_$g (product, position);
