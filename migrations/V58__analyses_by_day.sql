set local lock_timeout = '2s';

-- An owner's analyses over all jobs by the day that they are of: without it each page sorts them all.
-- allow blocking-index: analyses are partitioned, so that no index of theirs can be built beside writers; those wait until it is built
create index analysis_of_owner_by_day on analysis (owner, as_of desc, id);
