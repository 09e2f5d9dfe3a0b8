-- What somebody at the desk has to come back to, as long as it is not done. What it says is read from the log.
create table query.followups_$g (
    listing_id varchar(36)  not null,
    follow_up  varchar(200) not null,
    position   bigint       not null, -- of the event that set it
    due        date         not null,
    assignee   varchar(200),          -- an account; null for whoever comes first
    set_by     varchar(200) not null,
    primary key (listing_id, follow_up)
);
create index followups_due_$g on query.followups_$g (due, position);
