-- All jobs, their items, the result of each item and the list of workers are gone: who waits for a job waits in
-- vain, and a repeated Idempotency-Key makes a new one.
set local lock_timeout = '2s';

drop table worker;
drop table item_result;
drop table work_item;
drop table job;
drop sequence work_lease;
