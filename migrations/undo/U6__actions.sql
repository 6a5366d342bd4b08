set local lock_timeout = '2s';

drop table upload_part;
drop table upload;
drop table corporate_action;
