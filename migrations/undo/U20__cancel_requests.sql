-- Orders whose cancellation waits stay open.
set local lock_timeout = '2s';

drop table order_cancel;
