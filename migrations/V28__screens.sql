set local lock_timeout = '2s';

create sequence sheet_stamp;

-- All fields of one symbol on its last finished bar and the one before.
create table sheet (
    symbol bigint not null references symbol on delete cascade,
    timeframe text not null,
    bar bigint not null,
    bars smallint not null,
    data_version bigint not null,
    formula integer not null,
    stamp bigint not null default nextval('sheet_stamp'),
    packed bytea not null,
    primary key (symbol, timeframe)
);

comment on column sheet.bar is 'When its last bar begins, in seconds since 1970; 0 without bars.';
comment on column sheet.bars is 'How many bars it is of: 0, 1, or 2 for more.';
comment on column sheet.formula is 'Of which fields stand where, and how they are computed.';
comment on column sheet.stamp is 'Another with each writing, so that who compares it misses none.';
comment on column sheet.packed is 'Doubles, big-endian; NaN is unknown; of words their places.';

-- What an owner looks for, by name.
create table screen (
    id bigint generated always as identity primary key,
    owner text not null,
    name text not null,
    text text not null,
    tree jsonb not null,
    universe text not null,
    timeframe text not null,
    track boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    swept_at timestamptz,
    broken text
);

comment on column screen.text is 'The condition as text; tree is the same as JSON.';
comment on column screen.universe is 'all, tickers, list:<name> or screen:<name>.';

comment on column screen.swept_at is 'When a sweep last tracked it, to the minute.';
comment on column screen.broken is 'Why the last sweep could not.';

create unique index screen_name on screen (owner, lower(name));

-- When a symbol passed a tracked screen.
create table screen_span (
    id bigint generated always as identity primary key,
    screen bigint not null references screen on delete cascade,
    symbol bigint not null references symbol on delete cascade,
    entered_bar bigint not null,
    left_bar bigint,
    baseline boolean not null,
    ended text,
    revised_at timestamptz,
    unique (screen, symbol, entered_bar)
);

comment on column screen_span.baseline is 'It passed when it was first looked at; since when is not known.';
comment on column screen_span.ended is 'left, universe, untracked or revised; null while it passes.';
comment on column screen_span.revised_at is 'When corrected bars no longer showed it.';

create unique index screen_span_open on screen_span (screen, symbol) where ended is null;
create index screen_span_symbol on screen_span (symbol);

-- What a job found for a condition that sheets do not decide.
create table screen_row (
    job uuid not null,
    symbol bigint not null,
    bar bigint not null,
    packed bytea not null,
    primary key (job, symbol)
);

comment on column screen_row.packed is 'For each test of the condition a code of its truth, then the values, as doubles.';
