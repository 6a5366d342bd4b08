set local lock_timeout = '2s';

-- What happened, for those who listen. Ids are given under a lock that is held until the commit, so they come in the
-- order of commits: whoever has read up to an id has missed nothing before it.
create table live_event (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    owner text not null,
    topic text not null,
    name text not null,
    data json not null
);

comment on table live_event is 'Events of owners, kept for 7 days. The newest row always stays, so that ids go on from it.';

create index live_event_by_owner on live_event (owner, id);
create index live_event_by_time on live_event (at);

create table live_event_removed (
    through bigint not null
);

comment on table live_event_removed is 'One row, or none before the first removal: events up to this id are not kept any more.';

create table live_ticket (
    hash bytea primary key,
    key text not null,
    owner text not null,
    role text not null,
    expires_at timestamptz not null
);

comment on table live_ticket is 'Lets a browser open one stream without showing its key; only the SHA-256 of a ticket is kept.';
