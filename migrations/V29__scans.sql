set local lock_timeout = '2s';

-- An owner's wish to have symbols looked at again and again.
create table scan (
    id bigint generated always as identity primary key,
    owner text not null,
    name text not null,
    universe jsonb not null,
    timeframe text not null,
    every_seconds integer not null check (every_seconds between 60 and 86400),
    batch integer check (batch > 0),
    patterns text[] not null default '{}',
    min_quality double precision,
    session_only boolean not null,
    alerts boolean not null,
    running boolean not null,
    position text collate "C" not null default '',
    last_slot bigint not null,
    skipped bigint not null default 0,
    other_detections integer not null default 0,
    other_alerts integer not null default 0,
    version integer not null default 1,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    unique (owner, name)
);

comment on column scan.patterns is 'Names of the catalogue; all of them when empty.';
comment on column scan.position is 'The last ticker of the newest batch; the next one goes on behind it.';
comment on column scan.last_slot is 'Seconds since 1970 divided by every_seconds, rounded down, at its newest pass.';
comment on column scan.other_detections is 'Found for it since its newest pass, by sweeps in which it had none; the next pass counts them, as other_alerts.';
comment on column scan.skipped is 'Slots that have passed while a sweep ran, since its newest pass.';

-- Locked by whoever makes the sweep of a timeframe, so that one is made.
create table sweep_clock (
    timeframe text primary key,
    last_slot bigint not null,
    rounds bigint not null default 0,
    stored numeric not null default 0
);

comment on column sweep_clock.stored is 'The sum of series.changed at the newest request: whatever stores bars moves it.';
comment on column sweep_clock.rounds is 'How often something was due; it tells the keys of jobs of one slot apart.';

-- One job for all that is due of a timeframe.
create table sweep (
    job uuid primary key,
    timeframe text not null,
    slot timestamptz not null,
    symbols integer not null,
    made_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);

create unique index sweep_running on sweep (timeframe) where ended_at is null;
create index sweep_by_end on sweep (ended_at) where ended_at is not null;

comment on index sweep_running is 'One of each timeframe at a time.';

-- New bars were stored: a sweep is made at once, not at the next slot.
create table sweep_request (
    id bigint generated always as identity primary key,
    timeframe text not null,
    asked_at timestamptz not null default clock_timestamp()
);

-- One look of a scan.
create table scan_pass (
    id bigint generated always as identity primary key,
    scan bigint not null references scan on delete cascade,
    job uuid,
    slot timestamptz not null,
    state text not null check (state in ('running', 'completed', 'partial')),
    tickers text[] not null default '{}',
    symbols integer not null,
    unmoved integer not null,
    swept integer not null default 0,
    unknown integer not null,
    failed integer not null default 0,
    detections integer not null default 0,
    alerts integer not null default 0,
    skipped bigint not null,
    newest_bar timestamptz,
    began_at timestamptz not null,
    ended_at timestamptz
);

create index scan_pass_by_scan on scan_pass (scan, id);
create index scan_pass_by_job on scan_pass (job) where job is not null;
create index scan_pass_by_end on scan_pass (ended_at);

comment on column scan_pass.job is 'Null where no symbol had a new bar.';
comment on column scan_pass.failed is 'Symbols that could not be walked; swept_fault says why.';
comment on column scan_pass.tickers is 'Those with new bars, while the sweep runs.';

alter table series add column changed bigint not null default 0;

comment on column series.changed is 'The data version of the symbol at which this timeframe changed last; 0 before it was kept.';

-- How far each symbol was swept: the last finished bar, in seconds since 1970, the version of its stored bars, and a
-- fingerprint of the finished ones, which tells bars that were appended from those that were corrected.
create table swept (
    symbol_id bigint not null references symbol on delete cascade,
    timeframe text not null,
    bar bigint not null,
    version bigint not null,
    fingerprint bigint not null,
    swept_at timestamptz not null default clock_timestamp(),
    primary key (symbol_id, timeframe)
);

comment on column swept.version is 'series.changed, as the sweep saw it.';

-- Symbols that a part of a sweep could not walk; they are tried again.
create table swept_fault (
    symbol_id bigint not null references symbol on delete cascade,
    timeframe text not null,
    version bigint not null,
    reason text not null,
    since timestamptz not null default clock_timestamp(),
    tried_at timestamptz not null default clock_timestamp(),
    primary key (symbol_id, timeframe)
);

create sequence detection_number;

-- What a bar shows, once, whoever looks.
create table detection (
    id bigint not null default nextval('detection_number'),
    symbol_id bigint not null references symbol on delete cascade,
    timeframe text not null,
    bar timestamptz not null,
    name text not null,
    direction smallint not null check (direction in (-1, 1)),
    value smallint,
    quality double precision,
    close double precision not null,
    level double precision,
    target double precision,
    facts jsonb not null,
    after_5 double precision,
    after_10 double precision,
    after_20 double precision,
    data_version bigint not null,
    formula integer not null,
    found_at timestamptz not null default clock_timestamp(),
    revised_at timestamptz,
    primary key (symbol_id, timeframe, bar, name, direction)
) partition by range (bar);

comment on table detection is 'Patterns of the catalogue on the bars that completed them, by month of the bar. Only revised_at and after_… change.';
comment on column detection.quality is 'Null for candles, which have no grades.';
comment on column detection.close is 'As traded, as level and target are: not adjusted for later splits.';
comment on column detection.after_5 is 'Percent from the open of the next bar to the close of the fifth bar after; null until that bar is there.';
comment on column detection.revised_at is 'When corrected bars no longer showed it.';

create index detection_by_bar on detection (timeframe, bar desc, id desc);
create index detection_by_id on detection (id);
create index detection_by_name on detection (name, timeframe, bar);

-- what followed is written later, on the same page
create table detection_rest partition of detection default with (fillfactor = 80);

-- Patterns that could not be told on the newest swept bar of a symbol.
create table detection_gap (
    symbol_id bigint not null references symbol on delete cascade,
    timeframe text not null,
    patterns text[] not null,
    primary key (symbol_id, timeframe)
);
