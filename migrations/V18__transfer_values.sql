set local lock_timeout = '2s';

-- What stated shares were worth at the last known close when they were booked: so much came in or went out with them.
create table transfer_value (
    portfolio bigint not null,
    seq bigint not null,
    value numeric not null,
    price numeric not null,
    priced_on date not null,
    primary key (portfolio, seq),
    foreign key (portfolio, seq) references ledger on delete cascade
);

comment on table transfer_value is 'By the ledger entry of kind stated_flow. One without a row counts as stated: no close was known.';
comment on column transfer_value.value is 'In the currency of the entry; negative where shares went out.';

alter table risk_equity
    add column ledger_seq bigint;

comment on column risk_equity.day is 'The newest session that was matched; before the first, the day of the change in UTC.';
comment on column risk_equity.ledger_seq is 'The last ledger entry before the first change of the day: flows behind it are of the day.';
