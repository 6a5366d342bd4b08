-- The deliveries of an alert are looked for by its id, which is among the data.
create index concurrently notification_by_alert on notification (owner, (substring(data from '"alert":"([^"]*)"')), seq) where substring(data from '"alert":"([^"]*)"') is not null;
