-- Who was shown the person behind an account, durable before it is shown.
create table query.account_data_access (
    id      bigint generated always as identity primary key,
    at      timestamp(6) with time zone not null,
    reader  varchar(22) not null, -- an account
    role    varchar(20) not null, -- of the reader
    account varchar(22) not null  -- whose person was shown
);
create index account_data_access_account on query.account_data_access (account, at);
