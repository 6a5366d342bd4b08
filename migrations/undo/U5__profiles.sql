set local lock_timeout = '2s';

drop table relative_strength;
alter table analysis drop column strength;
drop table profile;
