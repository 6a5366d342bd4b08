-- Takes away all symbols, sources and price history. Nothing of it can be had back but by importing again.
set local lock_timeout = '2s';

drop view bars;
drop function unpack_bars(bytea);
drop function float8_of_bits(bigint);
drop function packed_int4(bytea, int);
drop function packed_int8(bytea, int);
drop table bar_block;
drop table series;
drop table source;
drop table symbol;
