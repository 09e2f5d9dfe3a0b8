-- The catalogue: one row per listing ever submitted. Words are in plain only while the listing is shown.
create table query.catalogue_$g (
    listing_id         varchar(36) not null primary key,
    position           bigint      not null, -- of the last event that the row has seen
    entry              varchar     not null, -- JSON; texts as sealed as in the events
    parked             boolean     not null, -- whether something is parked of it: nobody sees it then
    shown              boolean     not null, -- published; all that follows is null while it is not
    visibility         varchar(20),
    valid_until        date,
    title              varchar,              -- null once redacted, as the other texts
    description        varchar,
    organisation       varchar,              -- null as well when it is not to be shown
    urgency_text       varchar,
    changed_position   bigint                -- of the last event that the public can tell; null before the first, and not emptied
);
create index catalogue_changed_$g on query.catalogue_$g (changed_position);

-- When the catalogue last looked different: what its validator is made of.
create table query.catalogue_change_$g (
    id       smallint not null primary key check (id = 1),
    position bigint   not null,
    released bigint   not null  -- counts what was parked and handled later, out of turn
);
insert into query.catalogue_change_$g (id, position, released) values (1, 0, 0);

-- Which listings were shown again out of turn, so that indexes take them.
create table query.catalogue_released_$g (
    number     bigint      not null primary key, -- the count of released after it
    listing_id varchar(36) not null
);
