set local lock_timeout = '2s';

-- All links to frozen pages, and the pages, are gone.

drop table share;
