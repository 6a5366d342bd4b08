set local lock_timeout = '2s';

-- A lane of their own for the items that had been begun when a process died; the other suspects no longer wait for each other.
alter table work_item drop constraint work_item_priority_check;

comment on column work_item.priority is 'The lane: 0 to 3 as the job asked for; 4 for items whose process died with them, each begun by itself; 5 for those it had begun so, tried with none of these beside them.';
comment on column work_item.begun_lease is 'The lease under which a worker has begun it, when it is a suspect: only those are noted; the others wait for their turn in a process when it dies, most of them untouched.';
