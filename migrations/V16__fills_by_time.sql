set local lock_timeout = '2s';

-- allow blocking-index: paper trading begins with V12, no database has many fills yet
create index trade_fill_time on trade_fill (portfolio, bar_time, order_id, n);
