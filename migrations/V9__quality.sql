set local lock_timeout = '2s';

-- Moves when something but its bars changes that its quality ledger tells of: the records below,
-- its exchange, its dates of listing, its name.
alter table symbol add column record_version bigint not null default 0;

-- Rows of imports that tell of a known symbol and day, and were not taken for what they say of it.
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
