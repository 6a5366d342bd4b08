set local lock_timeout = '2s';

-- Browsers that have signed in with a key.
create table access_session (
    id bigint generated always as identity primary key,
    hash bytea not null unique,
    key uuid references api_key,
    master text not null default '' check ((key is null) = (master <> '')),
    owner text not null,
    stay boolean not null,
    user_agent text not null,
    address text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null
);

comment on column access_session.hash is 'SHA-256 of the token in the browser''s cookie.';
comment on column access_session.key is 'Null for the master key, which master is a fingerprint of.';
comment on column access_session.seen_at is 'Its last request, up to a minute late.';

create index access_session_by_owner on access_session (owner, id);
create index access_session_by_key on access_session (key);

-- A stream that was opened with a ticket ends with the session that got the ticket.
alter table live_ticket add column session text not null default '';
