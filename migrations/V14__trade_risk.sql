set local lock_timeout = '2s';

-- What a portfolio was worth before its first change of a day, and after its last one: the begin of days and weeks.
create table risk_equity (
    portfolio bigint not null references portfolio on delete cascade,
    day date not null,
    equity numeric,
    latest numeric,
    primary key (portfolio, day)
);

comment on column risk_equity.equity is 'Before the first change, in the currency of the portfolio; null where an exchange rate was missing.';
comment on column risk_equity.latest is 'After the last change, in the same way.';

-- Halts of portfolios, each with the resume that ended it.
create table risk_halt (
    id bigint generated always as identity primary key,
    portfolio bigint not null references portfolio on delete cascade,
    mode text not null check (mode in ('block', 'cancel', 'flatten')),
    reason text not null,
    halted_by text not null,
    halted_at timestamptz not null,
    resume_reason text,
    resumed_by text,
    resumed_at timestamptz
);

create index risk_halt_portfolio on risk_halt (portfolio, id);

-- What tokens of checks are signed with; one row.
create table risk_key (
    id integer primary key check (id = 1),
    secret bytea not null,
    created_at timestamptz not null
);

-- Checks before orders. Each is used once, in the transaction of its order.
create table trade_check (
    id bigint generated always as identity primary key,
    owner text not null,
    portfolio bigint not null references portfolio on delete cascade,
    terms jsonb not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    order_id text
);

create index trade_check_portfolio on trade_check (portfolio, expires_at);

comment on column trade_check.terms is 'What was checked, which its token signs.';
