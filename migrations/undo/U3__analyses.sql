-- All stored analyses and the profiles of users are gone. Analyses can be made again from the same prices, under new
-- ids.
set local lock_timeout = '2s';

drop table relative_strength;
drop table analysis;
drop sequence analysis_number;
drop table profile;
