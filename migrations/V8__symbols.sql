set local lock_timeout = '2s';

alter table symbol
    add column sector text,
    -- as it was stated; the ticker's suffix tells it where nothing is stated
    add column exchange text,
    add column listed date,
    add column delisted date;

-- Names that symbols had before. Prices and analyses are of the symbol, not of a name.
create table symbol_alias (
    ticker text collate "C" primary key,
    symbol_id bigint not null references symbol on delete cascade,
    -- the first day of the name that came next
    until date not null,
    recorded_by text not null,
    created_at timestamptz not null,
    unique (symbol_id, until)
);
