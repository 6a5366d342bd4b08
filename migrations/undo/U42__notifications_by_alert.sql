set local lock_timeout = '2s';

-- No data goes: the deliveries of an alert are found without it, more slowly.
drop index notification_by_alert;
