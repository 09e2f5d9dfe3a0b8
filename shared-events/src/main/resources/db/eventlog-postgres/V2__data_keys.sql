-- Wrapped data keys; null is a tombstone. On H2 they are kept in a file of their own.
create table eventlog.data_key (
    id      text  not null primary key,
    wrapped bytea
);
