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
    updated_at timestamptz not null,
    sector text,
    -- as it was stated; where nothing is stated, the ticker's suffix says which it is
    exchange text,
    listed date,
    delisted date,
    -- moves when something else changes that its quality ledger depends on: rejected and disputed
    -- bars, its exchange, its dates of listing, its name
    record_version bigint not null default 0
);

-- Names that symbols had before. Prices and analyses belong to the symbol, not to a name.
create table symbol_alias (
    ticker text collate "C" primary key,
    symbol_id bigint not null references symbol on delete cascade,
    -- the first day of the name that came next
    until date not null,
    recorded_by text not null,
    created_at timestamptz not null,
    unique (symbol_id, until)
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

-- Splits and cash dividends. Bars stay as they came; adjusted views are computed on reading.
create table corporate_action (
    id bigint generated always as identity primary key,
    symbol_id bigint not null references symbol on delete cascade,
    kind text not null check (kind in ('split', 'dividend')),
    -- the first day whose prices are without it
    ex_date date not null,
    -- of a split: so many shares after it for so many before
    numerator numeric check (numerator > 0),
    denominator numeric check (denominator > 0),
    -- of a dividend: per share of its day
    amount numeric check (amount > 0),
    source text not null,
    created_at timestamptz not null,
    unique (symbol_id, kind, ex_date),
    check ((kind = 'split') = (numerator is not null)),
    check ((kind = 'split') = (denominator is not null)),
    check ((kind = 'dividend') = (amount is not null))
);

-- Rows of imports about a known symbol and day that were rejected, with the reason.
create table rejected_bar (
    symbol_id bigint not null references symbol on delete cascade,
    timeframe text not null,
    day date not null,
    source text collate "C" not null,
    reason text not null,
    line bigint not null,
    detail text not null,
    seen_at timestamptz not null,
    primary key (symbol_id, timeframe, day, source, reason)
);

-- Days on which one source replaced another's bar with other prices.
create table bar_dispute (
    symbol_id bigint not null references symbol on delete cascade,
    timeframe text not null,
    day date not null,
    replaced_source_id int not null references source,
    source_id int not null references source,
    -- the price that differs most
    price text not null,
    replaced_value float8 not null,
    value float8 not null,
    seen_at timestamptz not null,
    primary key (symbol_id, timeframe, day, replaced_source_id, source_id)
);

-- What is known to be wrong with a symbol's bars, or could be, as of a version of them.
create table quality_ledger (
    symbol_id bigint primary key references symbol on delete cascade,
    data_version bigint not null,
    record_version bigint not null,
    -- of the program's rules
    rules_version int not null,
    computed_at timestamptz not null,
    score float8 not null,
    -- the ledger itself
    document json not null
);

-- Files that come over HTTP, until they are imported. Kept here and not in a folder, so that
-- another process may import them and a repeated upload may go on where an earlier one broke off.
create table upload (
    id uuid primary key,
    owner text not null,
    idempotency_key text,
    -- what was asked of the import, as JSON
    params text not null,
    bytes bigint not null default 0 check (bytes >= 0),
    parts int not null default 0 check (parts >= 0),
    complete boolean not null default false,
    sha256 text,
    job_id uuid,
    rows_read bigint not null default 0,
    -- how it ended: the report, or the problem
    status int,
    answer text,
    created_at timestamptz not null,
    moved_at timestamptz not null,
    unique (owner, idempotency_key),
    check ((status is null) = (answer is null))
);

create index upload_of_job on upload (job_id) where job_id is not null;
create index upload_moved on upload (moved_at);

create table upload_part (
    upload_id uuid not null references upload on delete cascade,
    place int not null,
    bytes bytea not null,
    primary key (upload_id, place)
);

alter table upload_part alter column bytes set storage external;

-- The result of each transaction of a running import, written by that transaction, so that another
-- attempt goes on after it. Removed with the upload's bytes when the import has ended.
create table upload_step (
    upload_id uuid not null references upload on delete cascade,
    number int not null,
    -- of the rows of this step and of all before it
    fingerprint bigint not null,
    document json not null,
    primary key (upload_id, number)
);

-- The result of each file of an archive, when its job has ended.
create table upload_file (
    upload_id uuid not null references upload on delete cascade,
    -- from 0, in the order of the archive
    place int not null,
    document json not null,
    primary key (upload_id, place)
);
