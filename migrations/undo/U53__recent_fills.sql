set local lock_timeout = '2s';

-- No data goes: recent fills are found without it, more slowly.
drop index trade_fill_booked;
