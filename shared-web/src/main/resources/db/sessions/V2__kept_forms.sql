-- What was typed into forms: for a while after a refusal, or as a draft. The content is sealed under the installation's key.
create table sessions.kept_form (
    id         varchar(43) not null primary key, -- SHA-256 of the secret by which it is found again, base64url
    account    varchar(22),                      -- whose draft it is; null where only the secret finds it
    box        bytea       not null,
    kept_at    timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null
);
create index kept_form_account on sessions.kept_form (account, kept_at);
create index kept_form_expiry on sessions.kept_form (expires_at);
