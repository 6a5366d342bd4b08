set local lock_timeout = '2s';

-- What a completed backtest comes to as a whole. Its request is the job's; its id too.
create table backtest (
    job uuid primary key,
    owner text not null,
    data_hash text not null,
    fingerprint text not null,
    result json not null,
    completed_at timestamptz not null
);

comment on column backtest.data_hash is 'Of all bars that its runs read.';
comment on column backtest.fingerprint is 'Of engine, request, bars, trades and figures: the same inputs give the same.';
comment on column backtest.result is 'Trials, findings and what else is known only when all runs have ended.';

-- One run: a symbol, a combination, a window or a whole portfolio.
create table backtest_run (
    job uuid not null,
    n integer not null,
    label text not null,
    ticker text,
    params jsonb not null default '{}',
    sharpe double precision,
    sessions integer not null,
    trades integer not null,
    objective double precision,
    family text not null,
    spec_hash text not null,
    data_hash text not null,
    fingerprint text not null,
    report json not null,
    primary key (job, n)
);

comment on column backtest_run.n is 'Its place in the backtest, from 0; the same however the work was divided.';
comment on column backtest_run.sharpe is 'Per session, not annualised; null where it is undefined.';
comment on column backtest_run.spec_hash is 'Of the rule with its numbers and of the settings, without the bars.';
comment on column backtest_run.objective is 'By which combinations are ranked; null where it is undefined, and outside of sweeps.';

-- Closed trades of a run, in the order in which they ended.
create table backtest_trade (
    job uuid not null,
    run integer not null,
    n integer not null,
    trade jsonb not null,
    primary key (job, run, n)
);

-- Every order of a run with how it ended and its fills, in the order in which they were accepted.
create table backtest_order (
    job uuid not null,
    run integer not null,
    n integer not null,
    entry jsonb not null,
    primary key (job, run, n)
);

-- Equity of a run at each session's close, packed.
create table backtest_curve (
    job uuid not null,
    run integer not null,
    curve bytea not null,
    primary key (job, run)
);

-- What an owner has tried: never deleted, as each trial makes the next good result less surprising.
create table trial (
    owner text not null,
    family text not null,
    spec_hash text not null,
    data_hash text not null,
    sharpe double precision,
    sessions integer not null,
    tried_at timestamptz not null,
    primary key (owner, spec_hash, data_hash)
);

comment on table trial is 'Each distinct rule with its numbers, settings and bars, once. It outlives its backtest.';
comment on column trial.family is 'Of the rule with its numbers taken out, its sides and its timeframe.';

create index trial_family on trial (owner, family) include (sharpe);

create index backtest_run_best on backtest_run (job, objective desc nulls last, n);
