set local lock_timeout = '2s';

-- In which quarters of an hour owners answered alerts. An alert that wakes from its snooze by itself is none.
create table alert_answer (
    owner text not null,
    at timestamptz not null,
    primary key (owner, at)
);

comment on column alert_answer.at is 'The begin of a quarter of an hour in UTC.';

-- An acknowledged alert may have woken by itself: of those, only what the audit says counts.
insert into alert_answer (owner, at)
select distinct owner, date_bin('15 minutes', at, timestamptz '2000-01-01T00:00:00Z') from (
    select owner, changed_at as at from alert where state in ('accepted', 'dismissed', 'snoozed')
    union all
    select owner, at from audit
    where action in ('alert.acknowledged', 'alert.accepted', 'alert.dismissed', 'alert.snoozed')
) as answered;

-- The first drill of each rule that came before its first alert. It stays when the rule changes or goes.
create table rule_first_drill (
    rule bigint primary key,
    owner text not null,
    drilled_at timestamptz not null
);

create index rule_first_drill_by_owner on rule_first_drill (owner, drilled_at);

insert into rule_first_drill (rule, owner, drilled_at)
select r.id, r.owner, r.drilled_at from alert_rule r
where r.drilled_at is not null and not exists (
    select from alert a where a.origin = 'rule:' || r.id and a.kind = 'fired' and a.created_at < r.drilled_at);

-- Earlier looks did not note which limits they could not know.
alter table limit_session add column unknown text not null default 'not_recorded';

comment on column limit_session.unknown is 'The limits whose use no look of the day could know, with commas between; empty once a look knew all.';
