set local lock_timeout = '2s';

-- What a strategy's rules remember of a symbol from one bar to the next.
create table rule_memory (
    strategy bigint not null references strategy on delete cascade,
    symbol text not null,
    bar_time bigint not null,
    memory jsonb not null,
    primary key (strategy, symbol)
);

comment on column rule_memory.bar_time is 'When the newest bar began that was decided on, in seconds of the epoch.';

-- What rules have signalled on bars: each signal is ordered once.
create table strategy_signal (
    id bigint generated always as identity unique,
    strategy bigint not null references strategy on delete cascade,
    symbol text not null,
    bar_time bigint not null,
    signal text not null,
    ordered boolean not null,
    reason text not null default '',
    decided_at timestamptz not null,
    primary key (strategy, symbol, bar_time, signal)
);

comment on column strategy_signal.id is 'The account calls the order r12.long, where 12 is the id and long the signal.';
comment on column strategy_signal.ordered is 'False where nothing was ordered; the reason says why.';

create table strategy_mark (
    strategy bigint not null,
    minute timestamptz not null,
    profit numeric,
    realised numeric,
    value numeric,
    legs integer not null,
    priced integer not null,
    oldest timestamptz,
    missing jsonb not null default '[]',
    primary key (strategy, minute)
) partition by range (minute);

comment on table strategy_mark is 'What strategies are worth, minute by minute, by month; months that are over their time are dropped whole.';
comment on column strategy_mark.profit is 'Null, as the other amounts are, where a leg has no price: never a part of a sum.';

create table strategy_mark_rest partition of strategy_mark default;

-- Orders on their way to a broker outside.
create table trade_forward (
    id bigint generated always as identity primary key,
    portfolio bigint not null references portfolio on delete cascade,
    broker text not null,
    order_id text not null,
    action text not null check (action in ('place', 'cancel')),
    request jsonb not null,
    state text not null check (state in ('queued', 'sending', 'sent', 'refused', 'dead_letter')),
    tries integer not null default 0,
    due_at timestamptz not null,
    lease bigint not null default 0,
    lease_until timestamptz,
    reference text,
    detail text not null default '',
    queued_at timestamptz not null,
    ended_at timestamptz,
    unique (portfolio, order_id, action)
);

create index trade_forward_due on trade_forward (due_at) where state in ('queued', 'sending');

comment on column trade_forward.reference is 'What the broker calls the order.';
comment on column trade_forward.lease is 'Grows with each try; what a late answer of an earlier one says is not written.';
