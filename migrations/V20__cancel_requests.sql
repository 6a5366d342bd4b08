set local lock_timeout = '2s';

-- Orders that are to be cancelled once the bars that began before have been matched.
create table order_cancel (
    portfolio bigint not null,
    sequence bigint not null,
    at bigint not null,
    primary key (portfolio, sequence),
    foreign key (portfolio, sequence) references trade_order on delete cascade
);

comment on column order_cancel.at is 'Seconds of the epoch: bars that begin before still fill the order.';
