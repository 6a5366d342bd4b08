-- Losses of days and weeks are again counted of the equity at their begin and what was paid in.
set local lock_timeout = '2s';

alter table risk_equity
    drop column latest_level,
    drop column level;
