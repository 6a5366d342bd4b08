set local lock_timeout = '2s';

alter table model_watch drop column reached, drop column looked_at;
