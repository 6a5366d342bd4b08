set local lock_timeout = '2s';

-- What came of each daily analysis: of those that were stored, and of those that the service recomputes at months' ends.
create table plan_record (
    id bigint generated always as identity primary key,
    house boolean not null,
    analysis bigint,
    owner text collate "C" not null,
    symbol_id bigint not null references symbol on delete cascade,
    as_of date not null,
    made_at timestamptz not null,
    formula integer not null,
    profile text collate "C" not null,
    verdict text not null,
    score double precision not null,
    agreeing text[] not null,
    sector text,
    regime text,
    side text,
    method text,
    entry numeric,
    stop numeric,
    target numeric,
    atr double precision,
    max_bars integer,
    shares numeric,
    state text not null,
    made_late boolean not null default false,
    why text,
    first_on date,
    entered_on date,
    entered_at numeric,
    entered_phase text,
    exited_on date,
    exited_at numeric,
    exited_phase text,
    assumed boolean not null default false,
    r double precision,
    adverse double precision,
    favourable double precision,
    costs double precision,
    return_percent double precision,
    bars integer,
    against text,
    against_percent double precision,
    after_5 double precision,
    after_10 double precision,
    after_20 double precision,
    draws bytea,
    drawn_from date,
    drawn_to date,
    p double precision,
    complete boolean not null default false,
    marks integer not null default 0,
    final_at timestamptz,
    revised_at timestamptz,
    check (house = (analysis is null))
) with (fillfactor = 80);

comment on table plan_record is 'A row is final once its state is; what is corrected after that is a row of its own, and the old one has revised_at.';
comment on column plan_record.owner is 'Empty where house.';
comment on column plan_record.formula is 'The version of the formulas that the analysis was made with.';
comment on column plan_record.entry is 'As planned, in the shares of as_of; null where there was no trade to plan.';
comment on column plan_record.entered_at is 'The price of the fill, in the shares of its day.';
comment on column plan_record.r is '((exit - entry) * side - costs a share) / planned stop distance.';
comment on column plan_record.draws is 'R of 200 random entries, as 4-byte floats, big-endian; null until all bars that they need are stored.';
comment on column plan_record.complete is 'Whether later bars change nothing more.';
comment on column plan_record.marks is 'How often it was marked; a marker writes only over the row that it read.';

create unique index plan_record_of_analysis on plan_record (analysis) where revised_at is null and not house;
create unique index plan_record_of_month on plan_record (symbol_id, profile, as_of) where house;
create index plan_record_of_owner on plan_record (owner, house, as_of desc, id desc);
create index plan_record_of_symbol on plan_record (symbol_id, as_of) where revised_at is null and not house;
create index plan_record_unmarked on plan_record (symbol_id) where marks = 0 and not house;

-- Up to which version of its bars a symbol's plans are marked.
create table plan_marking (
    symbol_id bigint primary key references symbol on delete cascade,
    seen bigint not null,
    marked_at timestamptz not null
);

comment on column plan_marking.seen is 'data_version and record_version of the symbol, added.';
