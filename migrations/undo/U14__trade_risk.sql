-- Begins of days, halts with their reasons, and checks are gone.
set local lock_timeout = '2s';

drop table trade_check;
drop table risk_key;
drop table risk_halt;
drop table risk_equity;
