-- Valuations and closed lots of all portfolios are gone; accounts and ledgers stay.
set local lock_timeout = '2s';

drop table closed_lot;
drop table valuation_lot;
drop table valuation;
