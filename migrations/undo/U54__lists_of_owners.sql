set local lock_timeout = '2s';

-- No data goes: the lists of an owner and looks at silence are found without these, more slowly.
drop index alert_of_silence;
drop index analysis_of_owner;
