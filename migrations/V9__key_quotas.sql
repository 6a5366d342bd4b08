set local lock_timeout = '2s';

-- How many requests were agreed with whoever holds a key; null where the service's own quotas hold.
alter table api_key add column requests_per_hour integer;
alter table api_key add column requests_per_day integer;
