set local lock_timeout = '2s';

-- Leases are never reused: a worker with an old one has lost its item.
create sequence work_lease cache 1;

create table job (
  id uuid primary key,
  owner text not null,
  kind text not null,
  idempotency_key text,
  request_hash text not null,
  params jsonb not null,
  priority smallint not null check (priority between 0 and 3),
  state text not null default 'queued'
    check (state in ('queued', 'processing', 'completed', 'failed', 'cancelling', 'cancelled', 'paused')),
  total integer not null check (total > 0),
  done integer not null default 0 check (done >= 0),
  failed integer not null default 0 check (failed >= 0),
  cancelled integer not null default 0 check (cancelled >= 0),
  version bigint not null default 1,
  newest jsonb not null default '[]',
  created_at timestamptz not null default now(),
  started_at timestamptz,
  moved_at timestamptz not null default now(),
  finished_at timestamptz,
  cancel_requested_at timestamptz,
  constraint job_counts check (done + failed + cancelled <= total),
  constraint job_end check ((state in ('completed', 'failed', 'cancelled')) = (finished_at is not null)),
  constraint job_idempotency unique (owner, idempotency_key)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

comment on table job is 'One durable piece of background work. Counters, version and moved_at are in no index, so that moving them is cheap.';
comment on column job.version is 'Moves with every change of the row; the id of a progress event.';
comment on column job.newest is 'The newest few results in small, for live progress.';

create index job_unfinished on job (id) where state in ('queued', 'processing', 'cancelling', 'paused');
create index job_stopping on job (id) where state in ('cancelling', 'paused');

create table work_item (
  id bigint generated always as identity primary key,
  job_id uuid not null,
  seq integer not null,
  key text not null,
  priority smallint not null check (priority between 0 and 4),
  rank bigint not null,
  state text not null default 'ready' check (state in ('ready', 'running', 'waiting', 'held')),
  attempt integer not null default 0,
  crash_count integer not null default 0,
  run_at timestamptz,
  lease bigint,
  worker_id uuid,
  claimed_at timestamptz,
  deadline_at timestamptz,
  last_error text,
  begun_lease bigint,
  constraint work_item_lease check ((state = 'running') = (lease is not null and worker_id is not null)),
  constraint work_item_run_at check (state <> 'waiting' or run_at is not null)
) with (
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000,
  autovacuum_vacuum_cost_delay = 0
);

comment on table work_item is 'Items that are not finished yet; finishing one deletes it here and inserts its result, in one transaction.';
comment on column work_item.priority is 'The lane: 0 to 3 as the job asked for, 4 for items whose process died with them; those are tried one at a time.';
comment on column work_item.rank is 'Fair order within a lane: sixteen items of each job a round.';

comment on column work_item.begun_lease is 'The lease under which a worker has begun it, when it is in the lane of suspects: only such items are noted, one at a time; the others wait for their turn in a process when it dies, most of them untouched.';

create index work_item_ready on work_item (priority, rank, id) where state = 'ready';
create index work_item_waiting on work_item (run_at) where state = 'waiting';
create index work_item_of_job on work_item (job_id) where state <> 'running';

create table item_result (
  job_id uuid not null,
  seq integer not null,
  key text not null,
  outcome text not null check (outcome in ('done', 'failed')),
  code text,
  message text,
  brief jsonb,
  attempt integer not null,
  lease bigint not null,
  worker_id uuid not null,
  claimed_at timestamptz not null,
  finished_at timestamptz not null default now(),
  primary key (job_id, seq),
  constraint item_result_reason check ((outcome = 'failed') = (code is not null))
) with (autovacuum_vacuum_insert_scale_factor = 0.2);

comment on table item_result is 'How each finished item ended. Its key is the last fence against doing one twice.';
comment on column item_result.brief is 'The result in small; the whole of it is kept by the kind of job.';

create index item_result_failed on item_result (job_id, seq) where outcome = 'failed';

create table worker (
  id uuid primary key,
  host text not null,
  version text not null,
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now(),
  holding integer not null default 0,
  draining boolean not null default false,
  lost_at timestamptz
) with (fillfactor = 50);

comment on table worker is 'Processes that work on items; the id is new at each start.';
