set local lock_timeout = '2s';

-- Proofs and bounds of runs are gone; they come again when they are asked for.

alter table backtest_run
    drop column proof,
    drop column bounds;
