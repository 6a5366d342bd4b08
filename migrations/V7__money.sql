set local lock_timeout = '2s';

-- How a symbol trades, where it is stated: the smallest step of its prices, in their unit, and the
-- smallest quantity.
alter table symbol
    add column tick numeric,
    add column lot numeric;

-- The currency of an analysis's money; null where it is not known, and before this version.
alter table analysis
    add column currency text;
