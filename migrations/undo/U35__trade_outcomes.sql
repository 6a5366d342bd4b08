set local lock_timeout = '2s';

-- What came of trades, alerts and detections is gone; alerts, detections and trades stay.

drop table label_portfolio;
drop table label_source;
drop table label_mark;
drop table trade_outcome;
