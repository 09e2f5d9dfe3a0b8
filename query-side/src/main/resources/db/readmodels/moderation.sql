-- What waits for a moderator, and what may wait again.
create table query.moderation_$g (
    listing_id       varchar(36) not null primary key,
    position         bigint      not null,
    entry            varchar     not null, -- JSON; texts as sealed as in the events
    urgency          smallint,             -- 2 is critical; null as long as nothing waits
    waiting_position bigint                -- of the event since which it waits
);
create index moderation_order_$g on query.moderation_$g (urgency, waiting_position);
