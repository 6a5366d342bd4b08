set local lock_timeout = '2s';

-- Learners, their scores and what they have learnt are lost.
drop table learner_version;

drop table learner_event;

drop table learner;
