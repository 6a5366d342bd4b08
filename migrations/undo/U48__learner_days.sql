set local lock_timeout = '2s';

-- How often gates were asked is lost; figures of days are computed again from the scores.
alter table learner drop column looks;

drop table learner_day;
