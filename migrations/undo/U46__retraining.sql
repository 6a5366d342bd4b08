set local lock_timeout = '2s';

-- Which models are to be trained again, and when they were promoted, is lost.
drop table model_look;

alter table model drop column retrain;
alter table model drop column promoted_at;
