-- Takes away all stored analyses. They can be made again from the same prices, under new ids.
set local lock_timeout = '2s';

drop table analysis;
