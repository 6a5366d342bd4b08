-- All portfolios, their orders, fills and ledgers are gone.
set local lock_timeout = '2s';

drop table trade_rate;
drop table trade_mark;
drop table ledger;
drop function refuse_to_change_ledger();
drop table cash;
drop table lot;
drop table position;
drop table trade_fill;
drop table trade_order;
drop table portfolio;
