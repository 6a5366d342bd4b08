set local lock_timeout = '2s';

alter table risk_equity
    add column level numeric,
    add column latest_level numeric;

comment on column risk_equity.level is 'What 1 that was there from the beginning had become before the first change, without flows; null where it is not known.';
comment on column risk_equity.latest_level is 'After the last change, in the same way.';
