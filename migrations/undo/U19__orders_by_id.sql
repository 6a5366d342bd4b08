set local lock_timeout = '2s';

-- No data goes: orders are found by id without it, more slowly.
drop index trade_order_id;
