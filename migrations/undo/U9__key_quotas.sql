-- What was agreed about single keys is gone; the service's own quotas hold for them.
set local lock_timeout = '2s';

alter table api_key drop column requests_per_day;
alter table api_key drop column requests_per_hour;
