-- Takes away all jobs, their items, the outcome of each item and the list of workers: who waits for a job waits in
-- vain, and a repeated Idempotency-Key makes a new one.
set local lock_timeout = '2s';

drop table worker;
drop table item_result;
drop table work_item;
drop table job;
drop sequence work_lease;
