-- Orders are looked for by their id, ended ones too: by users, and by each fill whose bar may have been revised.
create index concurrently trade_order_id on trade_order (portfolio, id, sequence);
