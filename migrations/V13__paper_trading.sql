set local lock_timeout = '2s';

alter table portfolio
    add column matched_to bigint not null default 0,
    add column limits jsonb not null default '{}',
    add column broker text not null default 'paper';

comment on column portfolio.matched_to is 'When the newest bars began that its orders were matched with, in seconds of the epoch; 0 before the first.';
comment on column portfolio.limits is 'Risk limits that differ from the usual ones.';

-- A basket of positions in a portfolio. Each portfolio has one for what is traded by hand.
create table strategy (
    id bigint generated always as identity primary key,
    portfolio bigint not null references portfolio on delete cascade,
    name text not null,
    is_manual boolean not null default false,
    rules jsonb,
    symbols text[] not null default '{}',
    active boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    unique (portfolio, name)
);

create unique index strategy_manual on strategy (portfolio) where is_manual;

comment on table strategy is 'Its id, as st_12, is the strategy of orders and positions.';

alter table trade_fill
    add column late boolean not null default false,
    add column bar_hash text not null default '';

comment on column trade_fill.late is 'Its bar came after the others of its date had been matched.';
comment on column trade_fill.bar_hash is 'Of the bar that it was matched with, so that a later revision can be reported.';

-- What a request with an Idempotency-Key came to.
create table order_key (
    owner text not null,
    key text not null,
    portfolio bigint not null references portfolio on delete cascade,
    fingerprint text not null,
    sequence bigint not null,
    taken_at timestamptz not null,
    primary key (owner, key)
);

comment on column order_key.fingerprint is 'Of the request: the same key with another request is refused.';

-- What happened to an order beside its fills.
create table order_note (
    portfolio bigint not null,
    sequence bigint not null,
    n integer not null,
    at timestamptz not null,
    kind text not null check (kind in ('split', 'held', 'released', 'late', 'revised')),
    detail text not null,
    primary key (portfolio, sequence, n),
    foreign key (portfolio, sequence) references trade_order on delete cascade
);

-- Corporate actions that were booked, each once.
create table trade_action (
    portfolio bigint not null references portfolio on delete cascade,
    symbol text not null,
    kind text not null,
    ex_date date not null,
    booked_at timestamptz not null,
    primary key (portfolio, symbol, kind, ex_date)
);

-- Splits that are suspected: the symbol's orders wait until it is recorded or dismissed.
create table split_hold (
    portfolio bigint not null references portfolio on delete cascade,
    symbol text not null,
    date date not null,
    ratio text not null,
    observed double precision not null,
    state text not null check (state in ('held', 'recorded', 'dismissed')),
    held_at timestamptz not null,
    decided_at timestamptz,
    primary key (portfolio, symbol, date)
);

create index split_hold_open on split_hold (portfolio) where state = 'held';

-- Work that one process at a time does.
create table duty (
    name text primary key,
    holder text not null,
    fence bigint not null,
    until timestamptz not null
);

comment on column duty.fence is 'Grows with each new holder, whose writes check it: one that lost the duty without knowing writes nothing.';
