-- The two database roles of an exchange that runs as command and query nodes. Once, by a superuser, in the exchange's own, empty database:
--
--     psql -v ON_ERROR_STOP=1 -d exchange -f docs/postgresql-roles.sql
--
-- and then a password for each: \password exchange_command, \password exchange_query.
--
-- The command nodes make and change their schemas themselves. What they make there later, the query nodes may read by the default
-- privileges below: no migration needs another grant.

create role exchange_command login;
create role exchange_query login;

create schema eventlog authorization exchange_command;
create schema door authorization exchange_command;
create schema sessions authorization exchange_command;
create schema command authorization exchange_command;
create schema query authorization exchange_query;

-- the bytes of a destroyed key leave the write-ahead log sooner
grant execute on function pg_switch_wal() to exchange_command;

grant usage on schema eventlog, door, sessions to exchange_query;
alter default privileges for role exchange_command in schema eventlog grant select on tables to exchange_query;
alter default privileges for role exchange_command in schema door grant select on tables to exchange_query;
alter default privileges for role exchange_command in schema sessions
    grant select, insert, update, delete on tables to exchange_query;
