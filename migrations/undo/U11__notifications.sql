-- Channels with their addresses and secrets, notifications and attempts are gone, and so are preferences.
set local lock_timeout = '2s';

drop table attempt;
drop table notification;
drop table channel;
drop table notification_preference;
