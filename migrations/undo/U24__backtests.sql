set local lock_timeout = '2s';

-- Backtests are gone, and the count of what was tried.

drop table trial;
drop table backtest_curve;
drop table backtest_order;
drop table backtest_trade;
drop table backtest_run;
drop table backtest;
