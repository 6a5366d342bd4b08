set local lock_timeout = '2s';

-- First, as it takes the strongest lock: who takes a weaker one before waits for programs that wait for it.
alter table learner add column looks text;

comment on column learner.looks is 'JSON: how often the gate was asked, and at how many days of record; null before.';

-- What a learner's scores of each day came to: of one day's rows, kept until another label of that day comes in.
create table learner_day (
    learner bigint not null references learner on delete cascade,
    version integer not null,
    day integer not null,
    labels bigint not null,
    counted bigint not null,
    figures text,
    primary key (learner, version, day)
);

comment on column learner_day.day is 'Of the scores, in UTC, from 1970.';
comment on column learner_day.labels is 'Labels that came in for scores of the day which have a probability.';
comment on column learner_day.counted is 'How many there were when the figures were computed; others: they are to be computed again.';
comment on column learner_day.figures is 'JSON: losses, ranks, and days that labels took.';

insert into learner_day (learner, version, day, labels, counted)
select learner, version, (scored_at at time zone 'UTC')::date - date '1970-01-01', count(*), 0
from learner_event where label is not null and p is not null
group by 1, 2, 3;
