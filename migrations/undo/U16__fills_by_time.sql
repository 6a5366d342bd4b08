-- No data is gone.
set local lock_timeout = '2s';

drop index trade_fill_time;
