-- Stated ticks and lots are gone, and the currency from the lists of analyses; the documents still say it.
set local lock_timeout = '2s';

alter table symbol
    drop column tick,
    drop column lot;

alter table analysis
    drop column currency;
