set local lock_timeout = '2s';

-- Deletions that were asked for or are going on are forgotten.
drop table owner_deletion;
