set local lock_timeout = '2s';

alter table model add column choice json;
alter table model add column tries integer not null default 1;

comment on column model.choice is 'Settings that were tried on the sessions before the last fifth, what each lost, and which was chosen; null where nothing was to be chosen, and until it was.';
comment on column model.tries is 'For how many tries the training counts: one, and one more for each setting that it chose among.';
