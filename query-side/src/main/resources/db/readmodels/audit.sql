-- Where in the log to look.
create table query.audit_event_$g (
    position    bigint      not null primary key,
    listing     varchar(36),
    type        varchar(80) not null,
    recorded_at bigint      not null, -- microseconds since 1970
    actor       varchar(200),
    role        varchar(20),
    channel     varchar(20),
    reason      varchar(40),
    reference   varchar(20)           -- of a listing, at its submission
);
create index audit_event_listing_$g on query.audit_event_$g (listing, position);
create index audit_event_actor_$g on query.audit_event_$g (actor, position);
create index audit_event_type_$g on query.audit_event_$g (type, position);
create index audit_event_time_$g on query.audit_event_$g (recorded_at);
create index audit_event_reason_$g on query.audit_event_$g (reason, position);
create index audit_event_reference_$g on query.audit_event_$g (reference);

-- The listings that an event is about which is no listing's own.
create table query.audit_match_$g (
    listing  varchar(36) not null,
    position bigint      not null,
    primary key (listing, position)
);
