set local lock_timeout = '2s';

-- What became of forecasts, added up by date; moves with the forecasts in one transaction.
create table forecast_sum (
    synthetic boolean not null,
    made text not null,
    horizon smallint not null,
    model text not null,
    third text not null,
    as_of date not null,
    n integer not null,
    compared integer not null,
    pooled integer not null,
    in_80 integer not null,
    in_95 integer not null,
    winkler double precision not null,
    unscaled_winkler double precision not null,
    pinball double precision not null,
    unscaled_pinball double precision not null,
    squares double precision not null,
    changed_micros bigint not null,
    primary key (synthetic, made, horizon, model, third, as_of)
);

comment on table forecast_sum is 'Of realised forecasts with bounds. The nightly maintenance compares it with them and adds up anew where it differs.';
comment on column forecast_sum.third is 'As of the forecasts; unknown where they have none.';
comment on column forecast_sum.changed_micros is 'Microseconds since 1970; moves with each change.';

insert into forecast_sum
select s.synthetic, f.made, f.horizon, f.model, coalesce(f.third, 'unknown'), f.as_of,
    count(*), count(u80), count(*) filter (where pooled),
    count(*) filter (where move <= h80), count(*) filter (where move <= h95),
    coalesce(sum(2 * h80 + 10 * greatest(0, move - h80)) filter (where u80 is not null), 0),
    coalesce(sum(2 * u80 + 10 * greatest(0, move - u80)), 0),
    coalesce(sum((0.2 * h80 + greatest(0, move - h80) + 0.05 * h95 + greatest(0, move - h95) + 0.5 * move) / 5) filter (where u80 is not null), 0),
    coalesce(sum((0.2 * u80 + greatest(0, move - u80) + 0.05 * u95 + greatest(0, move - u95) + 0.5 * move) / 5), 0),
    sum(move * move), 0
from forecast f join symbol s on s.id = f.symbol_id
    cross join lateral (select abs(f.realised) as move, f.half_80 as h80, f.half_95 as h95,
        f.unscaled_80 as u80, f.unscaled_95 as u95) as bounds
where f.realised is not null and f.half_80 is not null
group by 1, 2, 3, 4, 5, 6;
