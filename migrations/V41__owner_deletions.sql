set local lock_timeout = '2s';

-- Owners who asked for everything of theirs to be deleted: from the request until nothing is left.
create table owner_deletion (
    owner text primary key,
    key text not null,
    hash text not null,
    expires_at timestamptz not null,
    confirmed_at timestamptz,
    removed bigint not null default 0
);

comment on table owner_deletion is 'A confirmed one goes on until it has ended, whatever dies on the way; then its row is gone too.';
comment on column owner_deletion.key is 'The prefix of the key that asked, for the audit.';
comment on column owner_deletion.hash is 'SHA-256 of what confirms it.';
