set local lock_timeout = '2s';

-- Analyses by month. What divides them is the id of their job, which begins with its time (a UUID of version 7), so that
-- (job_id, seq) stays unique over all months and the results of a job lie in one of them. Until the first maintenance all of
-- it stays in analysis_rest, which is the table as it was; ./run.sh maintain gives it its months.
-- allow rename: the name goes on, as that of the table which it becomes a part of; old programs see no difference
-- allow blocking-index: nothing is released yet, so nobody has a long history
alter table analysis rename to analysis_rest;
alter table analysis_rest rename constraint analysis_job_id_seq_key to analysis_rest_job_id_seq_key;
alter index analysis_best_of_job rename to analysis_rest_best_of_job;
alter index analysis_newest_of_owner rename to analysis_rest_newest_of_owner;
alter table analysis_rest drop constraint analysis_pkey;

create sequence analysis_number;
select setval('analysis_number', last_value, is_called) from analysis_id_seq;
alter table analysis_rest alter column id drop identity;
alter table analysis_rest alter column id set default nextval('analysis_number');
create index analysis_rest_by_id on analysis_rest (id);

create table analysis (
    id bigint not null default nextval('analysis_number'),
    job_id uuid not null,
    seq int not null,
    ticker text collate "C" not null,
    timeframe text not null,
    as_of date not null,
    profile text not null,
    verdict text not null,
    score float8 not null,
    document json not null,
    created_at timestamptz not null default now(),
    owner text not null default 'local',
    strength float8,
    unique (job_id, seq)
) partition by range (job_id);

comment on table analysis is 'By month of the job. analysis_kept has what is kept of months that are over their time, analysis_rest what no month is there for yet.';

create index analysis_by_id on analysis (id);
create index analysis_best_of_job on analysis (job_id, score desc, seq);
create index analysis_newest_of_owner on analysis (owner, ticker, id desc);
alter table analysis attach partition analysis_rest default;

-- The audit by month: rows cannot be deleted, but months that are over their time can be dropped.
alter table audit add column client text not null default '';
comment on column audit.client is 'The address that the request came from; empty where nobody noted it.';

alter table audit rename to audit_rest;
alter index audit_by_key rename to audit_rest_by_key;
alter index audit_by_owner rename to audit_rest_by_owner;
alter index audit_by_action rename to audit_rest_by_action;
alter table audit_rest drop constraint audit_pkey;

create sequence audit_number;
select setval('audit_number', last_value, is_called) from audit_id_seq;
alter table audit_rest alter column id drop identity;
alter table audit_rest alter column id set default nextval('audit_number');
create index audit_rest_by_id on audit_rest (id);

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
comment on column audit.client is 'The address that the request came from; empty where nobody noted it.';

create index audit_by_id on audit (id);
create index audit_by_key on audit (key, id);
create index audit_by_owner on audit (owner, id);
create index audit_by_action on audit (action, id);
create trigger audit_is_append_only before update or delete or truncate on audit
for each statement execute function refuse_to_change_audit();
alter table audit attach partition audit_rest default;
