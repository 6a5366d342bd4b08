set local lock_timeout = '2s';

-- Universes are spelled in one way in all tables: "all", "synthetic", or an object with one of tickers, watchlist
-- and screen. Of conditions nothing changes. Durations of rules are named with their unit.
update scan set universe = '"all"' where universe = '{"all": true}';

update alert_rule
set body = jsonb_set(
    cast(body as jsonb) #- '{universe,list}', '{universe,watchlist}', cast(body as jsonb) #> '{universe,list}')::text
where cast(body as jsonb) #> '{universe,list}' is not null;

update alert_rule
set body = (cast(body as jsonb) - 'cooldown' || jsonb_build_object('cooldown_seconds', cast(body as jsonb) -> 'cooldown'))::text
where cast(body as jsonb) ? 'cooldown';

update screen
set universe = cast(case
    when universe in ('all', 'synthetic') then to_jsonb(universe)
    when universe like 'list:%' then jsonb_build_object('watchlist', btrim(substr(universe, 6)))
    when universe like 'screen:%' then jsonb_build_object('screen', btrim(substr(universe, 8)))
    else jsonb_build_object('tickers', string_to_array(universe, ','))
end as text);

-- What jobs were asked for is read again when their results are.
update job
set params = params || '{"without_bars": []}' || jsonb_build_object('universe', case
    when params ->> 'universe' in ('all', 'synthetic') then params -> 'universe'
    when params ->> 'universe' like 'list:%' then jsonb_build_object('watchlist', btrim(substr(params ->> 'universe', 6)))
    when params ->> 'universe' like 'screen:%' then jsonb_build_object('screen', btrim(substr(params ->> 'universe', 8)))
    else jsonb_build_object('tickers', string_to_array(params ->> 'universe', ','))
end)
where kind = 'screen';

update job
set params = jsonb_set(
    params #- '{body,universe,list}', '{body,universe,watchlist}', params #> '{body,universe,list}')
where params #> '{body,universe,list}' is not null;

update job
set params = jsonb_set(params #- '{body,cooldown}', '{body,cooldown_seconds}', params #> '{body,cooldown}')
where params #> '{body,cooldown}' is not null;

comment on column screen.universe is 'As JSON: "all", "synthetic", or an object with one of tickers, watchlist and screen.';
