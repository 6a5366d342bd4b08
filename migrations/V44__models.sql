set local lock_timeout = '2s';

-- Models that were trained, with what they were judged by.
create table model (
    id bigint generated always as identity primary key,
    key text collate "C" not null,
    version integer not null,
    kind text not null,
    state text not null,
    spec json not null,
    universe json not null,
    job uuid,
    feature_version integer not null,
    data_hash text,
    fingerprint text,
    card json,
    forced boolean not null default false,
    was_active boolean not null default false,
    why text,
    changes bigint not null default 0,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    unique (key, version)
);

comment on table model is 'A row for each training, those that were refused too: how often it was tried is part of what a result means.';
comment on column model.key is 'Label, horizon and timeframe, as rank/5/1d. One model of a key is active at most.';
comment on column model.state is 'training, failed, rejected, candidate, active or retired.';
comment on column model.universe is 'The symbols as they were when it was asked for: a list of their ids and tickers.';
comment on column model.data_hash is 'SHA-256 of all bars that were read.';
comment on column model.fingerprint is 'SHA-256 of the model and its scores out of sample.';
comment on column model.was_active is 'Whether it was active at any time, so that it may be activated again whichever model is active.';
comment on column model.forced is 'Whether it was activated although the gate refused it.';

create unique index model_in_training on model (key) where state = 'training';
create unique index model_active on model (key) where state = 'active';
create index model_by_state on model (state);

-- What one fold has said of rows that its model had not seen.
create table model_fold (
    model bigint not null references model on delete cascade,
    fold integer not null,
    data_hash text not null,
    scores bytea not null,
    findings json not null,
    primary key (model, fold)
);

comment on table model_fold is 'Gone once the training has ended.';

create table model_blob (
    model bigint primary key references model on delete cascade,
    bytes bytea not null,
    sha256 bytea not null
);

create table model_day (
    model bigint not null references model on delete cascade,
    day date not null,
    positives integer not null,
    negatives integer not null,
    auc double precision,
    loss double precision not null,
    base_loss double precision not null,
    momentum_loss double precision not null,
    live boolean not null,
    primary key (model, day)
);

comment on column model_day.auc is 'Null where the rows of the day are of one class.';
comment on column model_day.live is 'Whether the day was after the training.';

create table active_model (
    key text collate "C" primary key,
    model bigint references model on delete set null,
    changes bigint not null,
    since timestamptz not null
);
