set local lock_timeout = '2s';

-- The past day that an analysis was recomputed for; null for one of its own day. Lists of current verdicts leave the others out.
alter table analysis add column as_of_requested date;
