set local lock_timeout = '2s';

-- Learners of owners: each learns from rows and labels that its owner states.
create table learner (
    id bigint generated always as identity primary key,
    owner text not null,
    key text not null,
    version integer not null,
    n bigint not null,
    state text not null,
    speaks boolean not null,
    gate text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    unique (owner, key)
);

comment on column learner.n is 'Labels that it has learnt from, of every version.';
comment on column learner.state is 'JSON: names and scales of features, sums of the weights, what the watch of the loss remembers.';
comment on column learner.gate is 'JSON: the checks of the gate when it was last judged.';

-- Scores, stored before their labels.
create table learner_event (
    learner bigint not null references learner on delete cascade,
    ref text not null,
    version integer not null,
    n bigint not null,
    digest text not null,
    inputs double precision[] not null,
    p double precision,
    base_rate double precision,
    why text not null,
    label boolean,
    scored_at timestamptz not null,
    labelled_at timestamptz,
    primary key (learner, ref)
);

comment on column learner_event.n is 'Labels that its version had learnt from at the score.';
comment on column learner_event.inputs is 'Standardised by earlier rows; empty once the label was learnt.';
comment on column learner_event.p is 'Null before the version had labels enough.';
comment on column learner_event.why is 'Why the probability was not shown; empty where it was.';

create index learner_event_judged on learner_event (learner, version, scored_at) where label is not null and p is not null;

create index learner_event_open on learner_event (learner) where label is null;

create index learner_event_by_time on learner_event (scored_at);

-- Why versions began; the state of those that ended.
create table learner_version (
    learner bigint not null references learner on delete cascade,
    version integer not null,
    began_at timestamptz not null,
    why text not null,
    ended_at timestamptz,
    updates bigint,
    state text,
    primary key (learner, version)
);
