-- What somebody is to be told: of which event, never to whom or in which words. Both are read from the log and the register when the mail is
-- sent, so that nothing personal lies here, and what was erased meanwhile is not sent.
create table command.mail (
    id         varchar(36) not null primary key, -- also in the Message-ID, by which a mail that came twice is known
    topic      varchar(20) not null,             -- exchange.command.mail.Topic
    about      varchar(36) not null,             -- a listing, or an account
    cause      bigint,                           -- the position of the event; null if there is none
    language   varchar(2),                       -- of whoever asked for it; null for that of the listing, or if it is not known
    state      varchar(10) not null,             -- NEW (nobody has looked for an address), WAITING, SENT, CALL_BACK, DROPPED
    attempts   integer     not null,
    next_try   timestamp(6) with time zone not null,
    created_at timestamp(6) with time zone not null
);
create index mail_due on command.mail (state, next_try);
create index mail_about on command.mail (about, topic);

-- Links by which a forgotten password is replaced, once.
create table command.password_link (
    digest     varchar(43) not null primary key, -- SHA-256 of what the link carries, base64url
    account    varchar(22) not null,
    expires_at timestamp(6) with time zone not null
);
create index password_link_account on command.password_link (account);
