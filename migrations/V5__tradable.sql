set local lock_timeout = '2s';

-- Whether the prices of an analysis were too old to trade at, and whether its plan is a trade.
alter table analysis
    add column stale boolean not null default false,
    add column actionable boolean not null default false;
