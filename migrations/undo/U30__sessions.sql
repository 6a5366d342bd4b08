set local lock_timeout = '2s';

-- Sessions of browsers are gone; they sign in anew.

alter table live_ticket drop column session;
drop table access_session;
