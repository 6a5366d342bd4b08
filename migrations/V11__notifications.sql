set local lock_timeout = '2s';

-- What an owner wants to be notified of, and when. The row is also the lock under which gates are judged.
create table notification_preference (
    owner text primary key,
    body text not null,
    version bigint not null default 0,
    next_digest_at timestamptz,
    codes_since timestamptz,
    codes integer not null default 0
);

comment on table notification_preference is 'One row per owner: zone, quiet hours, digest and types wanted, as JSON.';
comment on column notification_preference.next_digest_at is 'Null while the digest is off.';
comment on column notification_preference.codes is 'Confirmation codes sent since codes_since.';

create table channel (
    id uuid primary key,
    owner text not null,
    kind text not null,
    name text not null,
    sealed bytea not null,
    shown text not null,
    state text not null check (state in ('unconfirmed', 'ready', 'broken', 'off', 'not_configured', 'deleted')),
    reason text not null default '',
    min_priority text not null check (min_priority in ('low', 'normal', 'high', 'critical')),
    per_hour integer not null check (per_hour > 0),
    per_day integer not null check (per_day > 0),
    created_at timestamptz not null,
    confirmed_at timestamptz,
    version bigint not null default 0,
    code bytea,
    code_until timestamptz,
    code_tries integer not null default 0,
    code_sent_at timestamptz,
    rotated_at timestamptz,
    retry_at timestamptz,
    failing_since timestamptz,
    failed_at timestamptz,
    dead_running integer not null default 0,
    lease bigint not null default 0,
    lease_until timestamptz,
    claimed_at timestamptz
);

comment on column channel.sealed is 'The address with its secrets, encrypted; empty once the channel is deleted.';
comment on column channel.shown is 'The address as answers show it, without secrets.';
comment on column channel.code is 'The code that confirms the address, encrypted.';
comment on column channel.retry_at is 'Until then nothing is sent, because the last attempt failed.';
comment on column channel.failed_at is 'The latest attempt that failed; after a long pause failing_since starts anew.';
comment on column channel.lease is 'Grows with each claim: a worker whose number is no longer here writes nothing.';

create unique index channel_by_name on channel (owner, name) where state <> 'deleted';

create table notification (
    id uuid primary key,
    seq bigint generated always as identity unique,
    channel uuid not null references channel,
    owner text not null,
    type text not null,
    priority text not null check (priority in ('low', 'normal', 'high', 'critical')),
    subject text not null,
    title text not null,
    body text not null,
    data text not null,
    happened_at timestamptz not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    expires_at timestamptz,
    ended_at timestamptz,
    state text not null check (state in
        ('queued', 'sending', 'delivered', 'dead', 'expired', 'cancelled', 'held', 'included')),
    gate text not null default '',
    reason text not null default '',
    part_of uuid references notification on delete set null,
    counts_at timestamptz,
    tries integer not null default 0,
    attempts integer not null default 0
);

comment on table notification is 'One message to one channel. Its id is the message''s in every attempt.';
comment on column notification.seq is 'The order in which a channel is sent its messages.';
comment on column notification.gate is 'What holds it, or held it back until due_at.';
comment on column notification.part_of is 'The digest or the bundle that carries it.';
comment on column notification.counts_at is 'When it counts for the caps of its channel; null when it does not.';
comment on column notification.tries is 'Attempts since it was last queued by a person or an event.';

create index notification_to_send on notification (channel, seq) where state in ('queued', 'sending');
create index notification_by_channel on notification (channel, created_at);
create index notification_counts on notification (channel, counts_at) where counts_at is not null;
create index notification_cap_said on notification (channel, due_at) where type = 'cap.reached';
create index notification_by_owner on notification (owner, seq);
create index notification_held on notification (owner, seq) where state = 'held';
create index notification_by_part on notification (part_of) where part_of is not null;

create table attempt (
    notification uuid not null references notification on delete cascade,
    n integer not null,
    started_at timestamptz not null,
    ms integer,
    outcome text not null,
    address text not null default '',
    code integer,
    answer text not null default '',
    primary key (notification, n)
);

comment on table attempt is 'One call to the other side, written before it is made.';
comment on column attempt.outcome is 'sending until the result is known; unknown when the process ended before.';
