set local lock_timeout = '2s';

-- Links to frozen pages. A link names the row and its end, with a code over both that only the service can make.
create table share (
    id bigint generated always as identity primary key,
    owner text not null,
    kind text not null,
    subject text not null,
    title text not null,
    page bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    opened bigint not null default 0,
    opened_at timestamptz
);

comment on column share.subject is 'The id of what was shared, such as an_5, when it was.';
comment on column share.page is 'HTML, gzip; empty once it is revoked.';

create index share_by_owner on share (owner, id);
create index share_by_end on share (expires_at);
