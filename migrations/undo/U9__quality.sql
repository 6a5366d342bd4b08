set local lock_timeout = '2s';

-- What imports rejected and where sources differ is gone; ledgers can be computed again.
drop table quality_ledger;
drop table bar_dispute;
drop table rejected_bar;

alter table symbol drop column record_version;
