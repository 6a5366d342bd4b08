-- All API keys and the whole audit are gone.
set local lock_timeout = '2s';

drop table audit;
drop sequence audit_number;
drop function refuse_to_change_audit();
drop table api_key;
