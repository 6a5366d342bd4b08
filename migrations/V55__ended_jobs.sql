-- Jobs that are over their time: found by when they ended, without walking through all of them.
create index concurrently job_ended on job (finished_at, kind) where finished_at is not null;
