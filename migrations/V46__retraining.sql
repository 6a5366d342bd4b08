set local lock_timeout = '2s';

alter table model add column promoted_at timestamptz;
alter table model add column retrain boolean not null default false;

comment on column model.promoted_at is 'When it was activated first, every rule of the gate met. Tries of its key are counted from there, whatever is activated or retired later.';
comment on column model.retrain is 'Whether it is to be trained again by itself, also while none of its key is active.';

update model set promoted_at = active_model.since from active_model
where model.id = active_model.model and not model.forced;

-- What the last look for new sessions has found, by key.
create table model_look (
    key text collate "C" primary key,
    result text not null,
    message text not null,
    model bigint references model on delete set null,
    sessions integer not null,
    needed integer not null,
    looked_at timestamptz not null
);

comment on column model_look.result is 'began, unchanged, running, paused or refused.';
comment on column model_look.sessions is 'New sessions since the training that the look compared with.';
