set local lock_timeout = '2s';

-- What owners want to be alerted of.
create table alert_rule (
    id bigint generated always as identity primary key,
    owner text not null,
    name text not null,
    body text not null,
    kind text not null check (kind in ('bar', 'quote', 'account', 'clock')),
    timeframe text not null,
    state text not null check (state in ('active', 'paused', 'snoozed', 'spent', 'expired', 'broken')),
    reason text not null default '',
    armed_at timestamptz not null,
    snoozed_until timestamptz,
    expires_at timestamptz,
    due_at timestamptz,
    drilled_at timestamptz,
    drill_fires integer,
    not_looked_at integer,
    version integer not null default 1,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    unique (owner, name)
);

comment on column alert_rule.body is 'The rule as its owner gave it, as JSON.';
comment on column alert_rule.armed_at is 'Only what happens after it counts: when the rule was made, changed or resumed.';
comment on column alert_rule.not_looked_at is 'How many of its symbols that traded the last look at quotes left out, for there were too many; null before one.';
comment on column alert_rule.due_at is 'When a rule by the clock is due next; null for others.';

create index alert_rule_watching on alert_rule (kind, timeframe) where state in ('active', 'snoozed');
create index alert_rule_due on alert_rule (due_at) where state in ('active', 'snoozed') and due_at is not null;

-- What rules and scans have found. A row is a fact: only its state, and what followed, change.
create table alert (
    id bigint generated always as identity primary key,
    owner text not null,
    origin text not null,
    kind text not null check (kind in ('fired', 'unknown', 'known')),
    subject text not null,
    occasion text not null,
    ticker text,
    symbol bigint,
    timeframe text,
    bar_time bigint,
    happened_at timestamptz not null,
    created_at timestamptz not null,
    title text not null,
    facts text not null,
    priority text not null check (priority in ('low', 'normal', 'high', 'critical')),
    late boolean not null default false,
    told integer not null default 0,
    held_by text not null default '',
    state text not null default 'new'
        check (state in ('new', 'acknowledged', 'accepted', 'dismissed', 'snoozed')),
    before_snooze text,
    snoozed_until timestamptz,
    changed_at timestamptz not null,
    revised_at timestamptz,
    order_for text,
    before_order text,
    order_id text,
    after_1 double precision,
    after_5 double precision,
    after_20 double precision,
    unique (origin, subject, occasion)
);

comment on column alert.origin is 'rule:<id> or scan:<id>.';
comment on column alert.subject is 'symbol:<id>, symbol:<id>:<pattern>, a portfolio, a position of it, or empty for the clock.';
comment on column alert.occasion is 'bar:<time>, once:<armed>, edge:<n>, due:<time>, unknown:<time>, known:<time>, silent:<last bar> or heard:<last bar>.';
comment on column alert.held_by is 'The gate that held it, or why it was not sent.';
comment on column alert.revised_at is 'When corrected bars no longer gave it.';
comment on column alert.before_order is 'The state to go back to if the order that was asked for is refused.';
comment on column alert.order_for is 'The portfolio in which an order was asked for; without order_id it is not placed yet.';
comment on column alert.after_1 is 'Change of the close after so many bars, in percent.';

create index alert_by_owner on alert (owner, id);
create index alert_snoozed on alert (snoozed_until) where state = 'snoozed';
create index alert_following on alert (symbol, timeframe) where after_20 is null and bar_time is not null;

-- What rules without bars have seen last of a quote, a position or a portfolio.
create table watch_state (
    rule bigint not null references alert_rule on delete cascade,
    subject text not null,
    armed_at timestamptz not null,
    held boolean,
    edges integer not null default 0,
    true_price double precision,
    unknown_looks integer not null default 0,
    seen_at timestamptz not null,
    version integer not null default 1,
    primary key (rule, subject)
);

comment on column watch_state.held is 'Whether the condition held when it was last known; null before it ever was.';
comment on column watch_state.edges is 'How often it became true.';
comment on column watch_state.true_price is 'The last price at which it was true.';

-- When processes last began to look at quotes, portfolios and missing bars: one of them does so at a time.
create table rule_look (
    name text primary key,
    begun_at timestamptz not null
);

-- What fire drills of several symbols have found.
create table drill_result (
    job uuid not null,
    ticker text not null,
    result text not null,
    primary key (job, ticker)
);
