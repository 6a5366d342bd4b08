-- Strategies, holds, notes of orders and keys of requests are gone.
set local lock_timeout = '2s';

drop table duty;
drop table split_hold;
drop table trade_action;
drop table order_note;
drop table order_key;
alter table trade_fill
    drop column late,
    drop column bar_hash;
drop table strategy;
alter table portfolio
    drop column matched_to,
    drop column limits,
    drop column broker;
