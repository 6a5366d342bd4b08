set local lock_timeout = '2s';

-- Forecasts of log returns, written before their outcome and realised later. No foreign key: parts of a table by month are made like it, and maintenance
-- removes what belongs to no symbol any more.
create table forecast (
    symbol_id bigint not null,
    horizon smallint not null check (horizon between 1 and 250),
    as_of date not null,
    made text not null check (made in ('live', 'replayed')),
    made_at timestamptz not null,
    model text not null,
    formula smallint not null,
    close double precision not null,
    scale double precision not null check (scale > 0),
    half_80 double precision,
    half_95 double precision,
    pooled boolean not null,
    conformity integer not null,
    unscaled_80 double precision,
    unscaled_95 double precision,
    third text check (third in ('calm', 'middle', 'wild')),
    due_on date not null,
    realised double precision,
    realised_at timestamptz,
    first_realised double precision,
    revised_at timestamptz,
    unresolved text,
    primary key (symbol_id, horizon, as_of)
) partition by range (as_of);

comment on table forecast is 'By month of the last bar that it knows. A row never changes but for what was realised; first_realised keeps what was, before prices were corrected.';
comment on column forecast.unscaled_80 is 'Bounds of the same returns without a scale, as known then: what the record compares with.';

create index forecast_pool on forecast (horizon, model, due_on desc, symbol_id) include (realised, scale) where realised is not null;

-- Until the first maintenance, everything is in here; ./run.sh maintain makes the months.
create table forecast_rest partition of forecast default;

-- The version of its bars by which a symbol was forecast last.
create table forecast_symbol (
    symbol_id bigint primary key references symbol on delete cascade,
    seen bigint not null,
    looked_at timestamptz not null
);
