set local lock_timeout = '2s';

-- Preferences of owners are gone.

drop table preference;
