set local lock_timeout = '2s';

-- What came of trades, alerts and detections. A row is never changed once it is final: corrected bars mark it as
-- revised and add another.
create table trade_outcome (
    id bigint generated always as identity primary key,
    owner text not null,
    origin text not null check (origin in ('hand', 'paper', 'alert', 'detection')),
    ref text not null,
    policy text not null check (policy in ('traded', 'sltp', 'horizon', 'barrier')),
    symbol bigint,
    ticker text collate "C" not null,
    timeframe text not null,
    name text not null default '',
    side text check (side in ('buy', 'sell')),
    known_at timestamptz not null,
    state text not null
        check (state in ('pending', 'final', 'no_side', 'unresolvable', 'implausible', 'unpriced')),
    why text not null default '',
    entry numeric,
    stop numeric,
    target numeric,
    exit numeric,
    quantity numeric,
    entered_at timestamptz,
    exited_at timestamptz,
    costs double precision,
    net double precision,
    r double precision,
    mae double precision,
    mfe double precision,
    pnl numeric,
    stated_pnl numeric,
    notes text[] not null default '{}',
    created_at timestamptz not null,
    labelled_at timestamptz,
    revised_at timestamptz
);

comment on column trade_outcome.owner is 'Empty where it belongs to no one, as detections.';
comment on column trade_outcome.ref is 'What it came of: an alert, a detection, a closed trade of a portfolio, or a digest of what was stated.';
comment on column trade_outcome.known_at is 'When the bar of the signal began, or the trade was opened.';
comment on column trade_outcome.costs is 'Percent of the entry''s value, both sides, as net, mae and mfe.';
comment on column trade_outcome.r is 'Net in units of what the stop put at risk; null without a stop.';
comment on column trade_outcome.revised_at is 'When corrected bars gave another outcome, which has a row of its own.';

create unique index trade_outcome_current on trade_outcome (owner, origin, ref, policy) where revised_at is null;
create index trade_outcome_by_owner on trade_outcome (owner, id);
create index trade_outcome_open on trade_outcome (symbol, timeframe)
    where state in ('pending', 'unresolvable') and revised_at is null;
create index trade_outcome_of_symbol on trade_outcome (symbol, timeframe, known_at)
    where origin in ('alert', 'detection') and state = 'final' and revised_at is null;
create index trade_outcome_final on trade_outcome (owner, policy, known_at) where state = 'final' and revised_at is null;

-- How far the outcomes of a symbol were labelled, and what entering on any of its newest bars would have come to.
create table label_mark (
    symbol bigint not null,
    timeframe text not null,
    asked bigint not null default 1,
    answered bigint not null default 0,
    version bigint not null default 0,
    look_at timestamptz,
    bar bigint not null default 0,
    fingerprint bigint not null default 0,
    base_times bigint[] not null default '{}',
    base_marks bytea not null default '',
    primary key (symbol, timeframe)
);

comment on column label_mark.asked is 'Moves with each new signal; what was labelled last is answered.';
comment on column label_mark.version is 'The largest series.changed of the symbol that was seen.';
comment on column label_mark.look_at is 'When to look again although no bars came: a symbol may have stopped trading.';
comment on column label_mark.fingerprint is 'Of the bars up to bar: another one means that bars were corrected.';
comment on column label_mark.base_marks is 'Per bar of base_times six marks: policy by policy, bought and sold; 0 not known, 1 not won, 2 won.';

-- How far the signals of a source were taken in, and the rounds that were made; locked by whoever makes one.
create table label_source (
    name text primary key,
    seen bigint not null default 0,
    rounds bigint not null default 0
);

-- How many closed trades of a portfolio were taken in.
create table label_portfolio (
    portfolio bigint primary key references portfolio on delete cascade,
    seen bigint not null
);
