set local lock_timeout = '2s';

-- What came of plans is gone; it is marked again from the analyses that are kept.

drop table plan_marking;
drop table plan_record;
