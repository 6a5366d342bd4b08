set local lock_timeout = '2s';

-- No data goes: an owner's analyses of a day are found without it, more slowly.
drop index analysis_of_owner_by_day;
