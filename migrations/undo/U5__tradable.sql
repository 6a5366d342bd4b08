-- Which analyses are stale and which can be acted upon is gone from the lists; the documents still say it.
set local lock_timeout = '2s';

alter table analysis
    drop column stale,
    drop column actionable;
