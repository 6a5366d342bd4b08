set local lock_timeout = '2s';

-- What an owner's page keeps on the server: its look, columns, locale. Nothing else reads it.
create table preference (
    owner text primary key,
    version bigint not null default 1,
    body text not null,
    changed_at timestamptz not null
);

comment on column preference.body is 'A JSON object as it was sent, without spaces.';
comment on column preference.version is 'Moves by one with every change; a part of its ETag.';
