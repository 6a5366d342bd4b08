set local lock_timeout = '2s';

-- Entries, their versions, what was reached and the days looked at are gone.
drop table limit_session;
drop table achievement;
drop table journal_version;
drop table journal_entry;
