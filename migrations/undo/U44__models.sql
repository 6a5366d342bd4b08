set local lock_timeout = '2s';

-- The models are gone; they are trained again from the bars that are stored.

drop table active_model;
drop table model_day;
drop table model_blob;
drop table model_fold;
drop table model;
