set local lock_timeout = '2s';

-- Keys of callers. The key itself is nowhere: only its SHA-256 is kept.
create table api_key (
    id uuid primary key,
    hash bytea not null unique check (octet_length(hash) = 32),
    prefix text not null unique,
    owner text not null,
    role text not null check (role in ('reader', 'trader', 'admin')),
    name text not null,
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    replaces uuid references api_key,
    idempotency_key text,
    unique (created_by, idempotency_key)
);

comment on table api_key is 'Rows are never deleted, so that the audit can always say whose key it was.';
comment on column api_key.prefix is 'The beginning of the key, which is public: it tells keys apart.';
comment on column api_key.revoked_at is 'From then on it is refused; may lie ahead after a rotation with grace.';
comment on column api_key.last_used_at is 'Written about once a minute, so up to a minute late.';

create sequence audit_number;

create table audit (
    id bigint not null default nextval('audit_number'),
    at timestamptz not null,
    key text not null,
    owner text not null,
    action text not null,
    object text not null,
    outcome text not null,
    request_id text not null,
    times integer not null default 1,
    client text not null default '',
    constraint audit_times_check check (times > 0)
) partition by range (at);

comment on table audit is 'Who did what, by month. Append-only; months that are over their time are dropped whole.';
comment on column audit.key is 'The prefix of the key that was shown; empty for none or an unknown one.';
comment on column audit.times is 'How often, where one row stands for many denied requests of a minute.';
comment on column audit.client is 'The address that the request came from; empty where it was not noted.';

create index audit_by_id on audit (id);
create index audit_by_key on audit (key, id);
create index audit_by_owner on audit (owner, id);
create index audit_by_action on audit (action, id);

create table audit_rest partition of audit default;

create function refuse_to_change_audit() returns trigger
language plpgsql
as $$
begin
    raise exception 'audit is append-only';
end
$$;

create trigger audit_is_append_only before update or delete or truncate on audit
for each statement execute function refuse_to_change_audit();

-- Triggers for statements are not those of the parts.
create trigger audit_is_append_only before update or delete or truncate on audit_rest
for each statement execute function refuse_to_change_audit();
