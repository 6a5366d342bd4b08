-- The matcher looks every few seconds for what was closed in the last weeks, of all portfolios at once.
create index concurrently closed_lot_day on closed_lot (closed, portfolio, symbol);
