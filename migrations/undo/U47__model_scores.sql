set local lock_timeout = '2s';

-- What models have said of sessions is gone, and which of them are in shadow or suspended: those are retired.

update model set state = 'retired' where state in ('shadow', 'suspended');
drop table model_score;
drop table model_session;
drop table model_watch;
comment on column model.state is 'training, failed, rejected, candidate, active or retired.';
alter table model drop column shadow;
