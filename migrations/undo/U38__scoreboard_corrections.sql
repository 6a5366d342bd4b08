set local lock_timeout = '2s';

-- What entries rest on and of when the prices are is gone; month ends are recomputed once more.
drop table month_end_marking;
alter table plan_record drop column entered_assumed;
alter table plan_record drop column against_at;
alter table plan_record drop column marked_at;
comment on column plan_record.assumed is null;
