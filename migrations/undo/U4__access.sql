-- Takes away all keys and the whole audit, and whose an analysis is.
set local lock_timeout = '2s';

-- allow blocking-index: the table is as large as it was before it was given owners
create index analysis_newest_of_ticker on analysis (ticker, id desc);
drop index analysis_newest_of_owner;
alter table analysis drop column owner;

drop table audit;
drop function refuse_to_change_audit();
drop table api_key;
