set local lock_timeout = '2s';

-- Bars that come after a session was scored are looked for.
alter table model_watch add column reached integer, add column looked_at timestamptz;

comment on column model_watch.reached is 'How many symbols of its universe had bars up to looked_to when they were looked at; null where an earlier release has looked.';
comment on column model_watch.looked_at is 'When bars were looked at last; null where an earlier release has looked.';
