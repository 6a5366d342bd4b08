set local lock_timeout = '2s';

-- Watchlists, their entries and their collections are gone.

drop table watch_entry;
drop table watchlist;
drop table watch_collection;
