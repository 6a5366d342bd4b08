-- Every analysis and every line of the audit is moved back, so that the tables which are said to go take nothing with them.
-- What does go is the addresses in the audit.
set local lock_timeout = '2s';

alter table analysis rename to analysis_by_month;
create table analysis (
    id bigint generated always as identity,
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
    strength float8
);
insert into analysis (id, job_id, seq, ticker, timeframe, as_of, profile, verdict, score, document, created_at, owner,
    strength)
overriding system value
select id, job_id, seq, ticker, timeframe, as_of, profile, verdict, score, document, created_at, owner, strength
from analysis_by_month;
select setval('analysis_id_seq', last_value, is_called) from analysis_number;
drop table analysis_by_month;
drop sequence analysis_number;

alter table analysis add constraint analysis_pkey primary key (id);
alter table analysis add constraint analysis_job_id_seq_key unique (job_id, seq);
create index analysis_best_of_job on analysis (job_id, score desc, seq);
create index analysis_newest_of_owner on analysis (owner, ticker, id desc);

alter table audit rename to audit_by_month;
create table audit (
    id bigint generated always as identity,
    at timestamptz not null,
    key text not null,
    owner text not null,
    action text not null,
    object text not null,
    outcome text not null,
    request_id text not null,
    times integer not null default 1 constraint audit_times_check check (times > 0)
);
insert into audit (id, at, key, owner, action, object, outcome, request_id, times)
overriding system value
select id, at, key, owner, action, object, outcome, request_id, times from audit_by_month;
select setval('audit_id_seq', last_value, is_called) from audit_number;
drop table audit_by_month;
drop sequence audit_number;

comment on table audit is 'Who did what. Append-only.';
comment on column audit.key is 'The prefix of the key that was shown; empty for none or an unknown one.';
comment on column audit.times is 'How often, where one row stands for many denied requests of a minute.';
alter table audit add constraint audit_pkey primary key (id);
create index audit_by_key on audit (key, id);
create index audit_by_owner on audit (owner, id);
create index audit_by_action on audit (action, id);
create trigger audit_is_append_only before update or delete or truncate on audit
for each statement execute function refuse_to_change_audit();

-- From PostgreSQL 18 on, not-null constraints have names, which the old tables had taken until they were gone.
do $$
declare
    named record;
begin
    for named in
        select conrelid::regclass as place, conname as old, format('%s_%s_not_null', conrelid::regclass, attname) as wanted
        from pg_constraint
        join pg_attribute on attrelid = conrelid and attnum = conkey[1]
        where contype = 'n' and conrelid in ('analysis'::regclass, 'audit'::regclass)
    loop
        if named.old <> named.wanted then
            execute format('alter table %s rename constraint %I to %I', named.place, named.old, named.wanted);
        end if;
    end loop;
end
$$;
