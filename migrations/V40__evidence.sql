set local lock_timeout = '2s';

-- What followed earlier signals: the cards of one scope, as of one day of data.
create table evidence (
    owner text collate "C" not null,
    scope text not null,
    member text collate "C" not null,
    symbol_id bigint references symbol on delete cascade,
    data_day date not null,
    formula integer not null,
    seen bigint not null,
    symbols integer not null,
    from_day date,
    to_day date,
    cards json not null,
    made_at timestamptz not null,
    primary key (owner, scope, member, data_day)
);

comment on table evidence is 'All cards of a scope are a row, as their q are one family: of hundreds of signals and horizons few can be read alone.';
comment on column evidence.owner is 'Empty for what everybody may see; else whose tracked screens the signals are.';
comment on column evidence.scope is 'universe, sector or symbol.';
comment on column evidence.member is 'The sector, or the number of the symbol; empty for the universe.';
comment on column evidence.data_day is 'The newest day of daily bars when it was made.';
comment on column evidence.seen is 'data_version and record_version of the symbols of the scope, added.';
comment on column evidence.cards is 'A list with an object for each signal and horizon.';

create index evidence_of_symbol on evidence (symbol_id) where symbol_id is not null;
