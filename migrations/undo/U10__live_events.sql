-- Events of the last 7 days are gone, so streams cannot be resumed; so are tickets that were not used yet.
set local lock_timeout = '2s';

drop table live_ticket;
drop table live_event_removed;
drop table live_event;
