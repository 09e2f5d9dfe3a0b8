-- How long each listing waited for its publication: one row per listing ever submitted.
create table query.statistics_$g (
    listing_id    varchar(36) not null primary key,
    position      bigint      not null, -- of the last event that the row has seen
    submitted_at  bigint      not null, -- microseconds since 1970
    open_to_all   boolean     not null, -- whether the public may see it; as it was when it was published
    urgency       varchar(10) not null, -- as it was when it was published
    waiting_since bigint,               -- microseconds since 1970; null while it waits for no decision, and for ever once it is published
    published_on  date,                 -- the day on which it was published first; null before
    seconds       bigint,               -- from its submission to its publication; null before
    parked        boolean     not null  -- whether something is parked of it: it is counted nowhere then
);
create index statistics_published_$g on query.statistics_$g (published_on);
create index statistics_waiting_$g on query.statistics_$g (waiting_since);

-- When the figures last looked different.
create table query.statistics_change_$g (
    id       smallint not null primary key check (id = 1),
    position bigint   not null,
    released bigint   not null -- counts what was parked and handled later, out of turn
);
insert into query.statistics_change_$g (id, position, released) values (1, 0, 0);
