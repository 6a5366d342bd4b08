-- Bars of recent fills are looked at for revisions, portfolio by portfolio, every few minutes.
create index concurrently trade_fill_booked on trade_fill (portfolio, booked_at) where bar_hash <> '';
