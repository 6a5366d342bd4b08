set local lock_timeout = '2s';

-- Which suspects are in the hands of a worker is gone; a process that dies now counts for none.
alter table work_item drop column begun_lease;
