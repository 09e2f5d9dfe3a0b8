-- Companies open their accounts themselves and wait for somebody to vouch for them. How to reach a person is sealed as its name is, under
-- the same key. The state follows the history (exchange.command.account).
alter table door.account add column state varchar(10) default 'OPEN' not null; -- WAITING, OPEN, CLOSED
alter table door.account add column email varchar(2000);
alter table door.account add column phone varchar(2000);
create index account_state on door.account (state, created_at);
create index account_organisation on door.account (organisation);
