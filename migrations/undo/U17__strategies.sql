-- Marks, signals, what rules remember and orders on their way to brokers are gone.
set local lock_timeout = '2s';

drop table trade_forward;
drop table strategy_mark;
drop table strategy_signal;
drop table rule_memory;
