set local lock_timeout = '2s';

-- No data goes: an owner's best analyses are found without it, more slowly.
drop index analysis_best_of_owner;
