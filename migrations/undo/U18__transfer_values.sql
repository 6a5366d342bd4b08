-- The values of stated shares when they were booked are gone: they count as stated.
set local lock_timeout = '2s';

alter table risk_equity drop column ledger_seq;
comment on column risk_equity.day is null;
drop table transfer_value;
