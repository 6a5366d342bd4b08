-- Rules, their alerts and drills are gone.
set local lock_timeout = '2s';

drop table drill_result;
drop table rule_look;
drop table watch_state;
drop table alert;
drop table alert_rule;
