-- Prime suspects wait among the other suspects again.
set local lock_timeout = '2s';

update work_item set priority = 4 where priority = 5;
alter table work_item add constraint work_item_priority_check check (priority between 0 and 4);

comment on column work_item.priority is 'The lane: 0 to 3 as the job asked for, 4 for items whose process died with them; those are tried one at a time.';
comment on column work_item.begun_lease is 'The lease under which a worker has begun it, when it is in the lane of suspects: only such items are noted, one at a time; the others wait for their turn in a process when it dies, most of them untouched.';
