set local lock_timeout = '2s';

-- The cards are gone; they are made again from the bars that are stored.

drop table evidence;
