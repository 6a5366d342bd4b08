set local lock_timeout = '2s';

-- Accounts of paper money. Whatever changes one locks its row first, so that orders for one cash queue.
create table portfolio (
    id bigint generated always as identity primary key,
    owner text not null,
    name text not null,
    currency text not null,
    tape text not null,
    lot_method text not null,
    shorting boolean not null,
    costs text not null default '',
    auto_convert boolean not null,
    state text not null default 'active' check (state in ('active', 'halted')),
    ruined boolean not null default false,
    ledger_seq bigint not null default 0,
    order_seq bigint not null default 0,
    version integer not null default 1,
    created_at timestamptz not null,
    unique (owner, name)
);

comment on column portfolio.costs is 'A preset for all symbols; empty: each symbol''s usual one.';
comment on column portfolio.ruined is 'Equity was 0 or less: all is closed, and no order is taken any more.';
comment on column portfolio.ledger_seq is 'Of the last ledger entry.';
comment on column portfolio.order_seq is 'Of the last order that was taken in.';

create table trade_order (
    portfolio bigint not null references portfolio on delete cascade,
    id text not null,
    strategy text not null,
    symbol text not null,
    side text not null,
    role text not null,
    parent text,
    state text not null check (state in ('accepted', 'working', 'filled', 'cancelled', 'expired', 'rejected')),
    reason text not null,
    sequence bigint not null,
    accepted_at bigint not null,
    asked jsonb not null,
    standing jsonb not null,
    taken_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (portfolio, sequence)
);

create unique index trade_order_open on trade_order (portfolio, id) where state in ('accepted', 'working');

comment on column trade_order.id is 'Used again where an entry makes its exits anew after they had ended: among open orders it is unique.';
comment on column trade_order.asked is 'What was asked for, with prices as splits have changed them.';
comment on column trade_order.standing is 'What it has filled and reserved, and where its levels lie now.';
comment on column trade_order.accepted_at is 'Seconds of the epoch: bars that begin before are none of its.';

create table trade_fill (
    portfolio bigint not null references portfolio on delete cascade,
    order_id text not null,
    n integer not null,
    strategy text not null,
    symbol text not null,
    side text not null,
    quantity numeric not null check (quantity > 0),
    price numeric not null,
    value numeric not null,
    charges jsonb not null,
    phase text not null,
    date date not null,
    bar_time bigint not null,
    assumed boolean not null,
    volume_known boolean not null,
    booked_at timestamptz not null,
    primary key (portfolio, order_id, n),
    unique (portfolio, order_id, strategy, symbol, bar_time, phase)
);

create table position (
    portfolio bigint not null references portfolio on delete cascade,
    strategy text not null,
    symbol text not null,
    currency text not null,
    average_value numeric not null,
    average_costs numeric not null,
    realised_fifo numeric not null,
    realised_average numeric not null,
    borrowed_to date,
    primary key (portfolio, strategy, symbol)
);

create table lot (
    portfolio bigint not null,
    strategy text not null,
    symbol text not null,
    n integer not null,
    order_id text not null,
    opened date not null,
    quantity numeric not null check (quantity <> 0),
    value numeric not null check (value >= 0),
    costs numeric not null,
    primary key (portfolio, strategy, symbol, n),
    foreign key (portfolio, strategy, symbol) references position on delete cascade
);

create table cash (
    portfolio bigint not null references portfolio on delete cascade,
    currency text not null,
    amount numeric not null,
    primary key (portfolio, currency)
);

create table ledger (
    portfolio bigint not null references portfolio on delete cascade,
    seq bigint not null check (seq > 0),
    date date not null,
    kind text not null,
    currency text not null,
    amount numeric not null check (amount <> 0),
    strategy text,
    symbol text,
    reference text not null,
    booked_at timestamptz not null,
    primary key (portfolio, seq)
);

comment on table ledger is 'Every change of cash, append-only: a balance is the sum of its entries.';

create table trade_mark (
    portfolio bigint not null references portfolio on delete cascade,
    symbol text not null,
    price numeric not null check (price > 0),
    date date not null,
    bar_time bigint not null,
    primary key (portfolio, symbol)
);

comment on table trade_mark is 'The last close that each symbol of a portfolio was walked to.';

create table trade_rate (
    portfolio bigint not null references portfolio on delete cascade,
    currency text not null,
    rate numeric not null check (rate > 0),
    date date not null,
    primary key (portfolio, currency)
);

comment on table trade_rate is 'The newest exchange rate that a portfolio was walked with: units of its own currency for one.';

create function refuse_to_change_ledger() returns trigger
language plpgsql
as $$
begin
    raise exception 'ledger is append-only';
end
$$;

create trigger ledger_is_append_only before update on ledger
    for each statement execute function refuse_to_change_ledger();
