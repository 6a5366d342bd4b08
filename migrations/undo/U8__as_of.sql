-- Which analyses were recomputed for a past day is gone from the lists; the documents still say it.
set local lock_timeout = '2s';

alter table analysis drop column as_of_requested;
