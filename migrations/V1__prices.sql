set local lock_timeout = '2s';

-- Tickers and sources sort by their bytes, as they do in the program.
create table symbol (
    id bigint generated always as identity primary key,
    ticker text collate "C" not null unique,
    name text,
    currency text,
    synthetic boolean not null default false,
    -- moves by one with every transaction that changes this symbol's bars
    data_version bigint not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table source (
    id int generated always as identity primary key,
    name text collate "C" not null unique,
    synthetic boolean not null
);

-- What all blocks of a symbol and timeframe hold together.
create table series (
    symbol_id bigint not null references symbol on delete cascade,
    timeframe text not null,
    bar_count int not null,
    first_ts bigint not null,
    last_ts bigint not null,
    source_ids int[] not null,
    primary key (symbol_id, timeframe)
);

-- A year of daily bars a row. Packed, big-endian: the number of bars n (int4), then column after
-- column n times (int8), open, high, low, close, volume (float8) and source ids (int4). Times are
-- seconds since 1970 in UTC; a daily bar is dated 00:00 of its session. An unknown volume is NaN.
create table bar_block (
    symbol_id bigint not null references symbol on delete cascade,
    timeframe text not null,
    block_start bigint not null,
    bar_count int not null,
    first_ts bigint not null,
    last_ts bigint not null,
    source_ids int[] not null,
    packed bytea not null,
    primary key (symbol_id, timeframe, block_start),
    check (octet_length(packed) = 4 + 52 * bar_count)
);

-- Doubles hardly compress. (PostgreSQL 15 takes this only here, not in `create table`.)
alter table bar_block alter column packed set storage external;

create function packed_int8(packed bytea, place int) returns bigint
language sql immutable parallel safe
return ('x' || encode(substr(packed, place + 1, 8), 'hex'))::bit(64)::bigint;

create function packed_int4(packed bytea, place int) returns int
language sql immutable parallel safe
return ('x' || encode(substr(packed, place + 1, 4), 'hex'))::bit(32)::int;

-- The number whose IEEE-754 bits these are, exactly: products with powers of two do not round.
create function float8_of_bits(bits bigint) returns float8
language sql immutable parallel safe
return (
    with parts as materialized (
        select
            (bits >> 52) & 2047 as exponent,
            (bits & 4503599627370495)::float8 as fraction,
            case when bits < 0 then -1.0::float8 else 1.0::float8 end as sign
    )
    select case
        when exponent = 2047 and fraction > 0 then null
        when exponent = 2047 then sign * 'Infinity'::float8
        when exponent = 0 then sign * fraction * power(2.0::float8, -1074)
        else sign * (4503599627370496.0::float8 + fraction) * power(2.0::float8, exponent - 1075)
    end
    from parts
);

-- One row per bar of a block. Adding nothing to the bytes fetches them once, not once per number.
create function unpack_bars(block bytea)
returns table (
    ts timestamptz,
    open float8,
    high float8,
    low float8,
    close float8,
    volume float8,
    source_id int
)
language sql immutable parallel safe
begin atomic
    with fetched as materialized (
        select block || ''::bytea as packed
    ),
    counted as materialized (
        select packed, packed_int4(packed, 0) as n from fetched
    )
    select
        to_timestamp(packed_int8(packed, 4 + 8 * i)),
        float8_of_bits(packed_int8(packed, 4 + 8 * (n + i))),
        float8_of_bits(packed_int8(packed, 4 + 8 * (2 * n + i))),
        float8_of_bits(packed_int8(packed, 4 + 8 * (3 * n + i))),
        float8_of_bits(packed_int8(packed, 4 + 8 * (4 * n + i))),
        float8_of_bits(packed_int8(packed, 4 + 8 * (5 * n + i))),
        packed_int4(packed, 4 + 48 * n + 4 * i)
    from counted cross join generate_series(0, n - 1) as i;
end;

-- Prices as rows, for people with psql. An unknown volume is null.
create view bars as
select
    symbol.ticker,
    bar_block.timeframe,
    bar.ts,
    bar.open,
    bar.high,
    bar.low,
    bar.close,
    bar.volume,
    source.name as source
from bar_block
join symbol on symbol.id = bar_block.symbol_id
cross join lateral unpack_bars(bar_block.packed) as bar
join source on source.id = bar.source_id;
