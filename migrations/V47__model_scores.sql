set local lock_timeout = '2s';

-- What models say of sessions whose outcomes are not known yet, and what is done about them.
alter table model add column shadow json;

comment on column model.shadow is 'How its twenty sessions in shadow ended; null until then.';
comment on column model.state is 'training, failed, rejected, candidate, shadow, active, suspended or retired.';

create table model_watch (
    model bigint primary key references model on delete cascade,
    looked_to date not null,
    judged_to date
);

comment on table model_watch is 'How far models in shadow and active ones were followed.';
comment on column model_watch.looked_to is 'Up to which day bars were looked at for sessions to score.';
comment on column model_watch.judged_to is 'The newest live day by which it was judged whether it is to be suspended.';

create table model_session (
    model bigint not null references model on delete cascade,
    day date not null,
    judged boolean not null default false,
    primary key (model, day)
);

comment on table model_session is 'Sessions that a model has scored before their labels had ended.';
comment on column model_session.judged is 'Whether its labels have ended and were counted into model_day.';

create table model_score (
    model bigint not null references model on delete cascade,
    symbol bigint not null references symbol on delete cascade,
    day date not null,
    p double precision not null,
    feature_version integer not null,
    features bytea,
    shown boolean not null default false,
    primary key (model, symbol, day)
);

comment on column model_score.features is 'Its features as float8, big-endian, NaN where absent: of the newest session, and of scores that were shown.';
comment on column model_score.shown is 'Whether an answer has shown it.';

create index model_score_by_symbol on model_score (symbol);
