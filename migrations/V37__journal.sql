set local lock_timeout = '2s';

-- What owners write of their trades.
create table journal_entry (
    id bigint generated always as identity primary key,
    owner text not null,
    trade_portfolio bigint,
    trade_n bigint,
    ticker text collate "C",
    body text not null,
    emotion text not null,
    lesson text not null,
    tags text[] not null,
    plan_kept boolean,
    version integer not null default 1,
    written_at timestamptz not null,
    changed_at timestamptz not null,
    check ((trade_portfolio is null) = (trade_n is null))
);

comment on column journal_entry.trade_n is 'The number of a closed lot of trade_portfolio; it stays named when the portfolio is deleted.';
comment on column journal_entry.emotion is 'In small letters; empty for none.';
comment on column journal_entry.version is 'Moves by one with every change; a part of its ETag.';

create index journal_entry_by_owner on journal_entry (owner, id);
create index journal_entry_by_trade on journal_entry (owner, trade_portfolio, trade_n) where trade_n is not null;

-- What entries said before each change.
create table journal_version (
    entry bigint not null references journal_entry on delete cascade,
    version integer not null,
    body text not null,
    emotion text not null,
    lesson text not null,
    tags text[] not null,
    plan_kept boolean,
    said_at timestamptz not null,
    primary key (entry, version)
);

comment on column journal_version.said_at is 'When this version was written.';

-- What owners have reached, each once.
create table achievement (
    owner text not null,
    name text not null,
    at timestamptz not null,
    event text not null,
    unlocked_at timestamptz not null,
    primary key (owner, name)
);

comment on column achievement.at is 'Of the event that reached it.';
comment on column achievement.event is 'What reached it: a trade, an entry, a rule or a day.';

-- On which days portfolios held something, and which limit was broken then.
create table limit_session (
    portfolio bigint not null references portfolio on delete cascade,
    day date not null,
    broken text not null,
    looked_at timestamptz not null,
    primary key (portfolio, day)
);

comment on column limit_session.broken is 'The limits that any look of the day found broken, with commas between; empty for none.';
