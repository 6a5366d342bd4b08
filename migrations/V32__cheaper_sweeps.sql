set local lock_timeout = '2s';

-- Compressing four kilobytes of doubles takes longer than writing them, and saves less than half.
alter table sheet alter column packed set storage external;

comment on column detection.facts is 'The numbers alone: candle with sizes, or chart with turns; of older detections compared and pivots, with their words.';

alter table scan_pass add column trouble text;
alter table scan add column other_trouble text;

comment on column scan_pass.trouble is 'Why it is not known which detections are the scan''s; the pass is partial then.';
comment on column scan.other_trouble is 'The same of sweeps since its newest pass, in which it had none.';
