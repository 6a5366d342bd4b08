set local lock_timeout = '2s';

-- Under which lease an item that a process had died with was begun. Only such items are noted, one
-- at a time; the others wait for their turn in a process when it dies, most of them untouched.
alter table work_item add column begun_lease bigint;

comment on column work_item.begun_lease is 'The lease under which a worker has begun it, when it is in the lane of suspects.';
