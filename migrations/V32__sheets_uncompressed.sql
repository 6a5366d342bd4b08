set local lock_timeout = '2s';

-- Compressing four kilobytes of doubles takes longer than writing them, and saves less than half.
alter table sheet alter column packed set storage external;

comment on column detection.facts is 'The numbers alone: candle or chart, with turns; of older detections compared and pivots, with their words.';
