set local lock_timeout = '2s';

-- Of which moment's prices a plan's figures are, and whether its entry rests on an assumption.
alter table plan_record add column entered_assumed boolean;
alter table plan_record add column against_at timestamptz;
alter table plan_record add column marked_at timestamptz;

comment on column plan_record.entered_assumed is 'As assumed, of the entry; null where it was marked before this was kept.';
comment on column plan_record.against_at is 'Of which moment''s prices against_percent is; null where it was compared before this was kept.';
comment on column plan_record.marked_at is 'Of which moment''s prices the row is; null where it was marked before this was kept.';
comment on column plan_record.assumed is 'Whether the exit rests on the path of prices within the bar, on trade on a bar of unknown volume, or on sessions without bars.';

-- When the month ends of a symbol were recomputed, also where it has none to plan by.
create table month_end_marking (
    symbol_id bigint primary key references symbol on delete cascade,
    formula integer not null,
    recomputed_at timestamptz not null
);

comment on column month_end_marking.formula is 'The version of the formulas that they were recomputed by.';
