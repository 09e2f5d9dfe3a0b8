-- Whose a listing is. What nobody with an account brought in is not here.
create table query.ownership_$g (
    listing_id   varchar(36)  not null primary key,
    position     bigint       not null, -- of its submission
    organisation varchar(200),          -- null for what a clerk or partner brought in
    submitter    varchar(200) not null  -- an account
);
create index ownership_organisation_$g on query.ownership_$g (organisation, position);
create index ownership_submitter_$g on query.ownership_$g (submitter, position);
