set local lock_timeout = '2s';

-- What was found when a run was tested again, over the bars that it had read.
alter table backtest_run
    add column proof json,
    add column bounds json;

comment on column backtest_run.proof is 'Whether it looks ahead, and what a longer history changes; null until it is asked for.';
comment on column backtest_run.bounds is 'Its figures with each assumption at worst and at best; null until they are asked for.';
