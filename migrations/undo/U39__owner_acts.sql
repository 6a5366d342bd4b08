set local lock_timeout = '2s';

-- Which quarters of an hour had answers to alerts, and which rules were drilled first, is forgotten.

alter table limit_session drop column unknown;

drop table rule_first_drill;

drop table alert_answer;
