set local lock_timeout = '2s';

-- What an account was worth once a date was matched.
create table valuation (
    portfolio bigint not null references portfolio on delete cascade,
    day date not null,
    ledger_seq bigint not null,
    closings bigint not null,
    equity numeric,
    positions numeric,
    cash jsonb not null,
    rates jsonb not null,
    missing text[] not null default '{}',
    oldest_price date,
    valued_at timestamptz not null,
    primary key (portfolio, day)
);

comment on column valuation.ledger_seq is 'The last ledger entry that is counted in: what came later belongs to the next valuation.';
comment on column valuation.closings is 'The last closed lot that is counted in.';
comment on column valuation.equity is 'Null where something is missing: such a day joins the next one.';

create table valuation_lot (
    portfolio bigint not null,
    day date not null,
    strategy text not null,
    symbol text not null,
    order_id text not null,
    currency text not null,
    quantity numeric not null,
    cost numeric not null,
    price numeric,
    priced_on date,
    worth numeric,
    primary key (portfolio, day, strategy, symbol, order_id),
    foreign key (portfolio, day) references valuation on delete cascade
);

comment on table valuation_lot is 'What was held on the day, by the order that opened it.';
comment on column valuation_lot.cost is 'What opening it took from cash, costs included; negative for a short.';

-- Shares that were opened by one order and closed by another, the oldest first.
create table closed_lot (
    portfolio bigint not null references portfolio on delete cascade,
    n bigint not null check (n > 0),
    strategy text not null,
    symbol text not null,
    currency text not null,
    entry_order text not null,
    opened date not null,
    exit_order text not null,
    closed date not null,
    quantity numeric not null check (quantity <> 0),
    entry_value numeric not null,
    entry_costs numeric not null,
    exit_value numeric not null,
    exit_costs numeric not null,
    average_value numeric not null,
    average_costs numeric not null,
    booked_at timestamptz not null,
    primary key (portfolio, n)
);

create index closed_lot_strategy on closed_lot (portfolio, strategy, n);

comment on column closed_lot.exit_order is 'An order; split: the fraction that a split left; delist: a settlement.';
comment on column closed_lot.quantity is 'In shares of the closing day, negative for a short.';
comment on column closed_lot.average_value is 'What as many shares had been opened for by average cost.';
