set local lock_timeout = '2s';

-- No data goes but universes "synthetic" of scans and rules, which the program before did not know: they become all.
comment on column screen.universe is 'all, tickers, list:<name> or screen:<name>.';

update job
set params = jsonb_set(params #- '{body,cooldown_seconds}', '{body,cooldown}', params #> '{body,cooldown_seconds}')
where params #> '{body,cooldown_seconds}' is not null;

update job
set params = jsonb_set(
    params #- '{body,universe,watchlist}', '{body,universe,list}', params #> '{body,universe,watchlist}')
where params #> '{body,universe,watchlist}' is not null;

update job
set params = jsonb_set(params, '{universe}', to_jsonb(case
    when params -> 'universe' ? 'watchlist' then 'list:' || (params #>> '{universe,watchlist}')
    when params -> 'universe' ? 'screen' then 'screen:' || (params #>> '{universe,screen}')
    else array_to_string(array(select jsonb_array_elements_text(params #> '{universe,tickers}')), ',')
end)) - 'without_bars'
where kind = 'screen' and jsonb_typeof(params -> 'universe') = 'object';

update job set params = params - 'without_bars'
where kind = 'screen' and params ? 'without_bars';

update screen
set universe = case
    when left(universe, 1) = '"' then btrim(universe, '"')
    when cast(universe as jsonb) ? 'watchlist' then 'list:' || (cast(universe as jsonb) ->> 'watchlist')
    when cast(universe as jsonb) ? 'screen' then 'screen:' || (cast(universe as jsonb) ->> 'screen')
    else array_to_string(array(select jsonb_array_elements_text(cast(universe as jsonb) -> 'tickers')), ',')
end;

update alert_rule
set body = (cast(body as jsonb) - 'cooldown_seconds' || jsonb_build_object('cooldown', cast(body as jsonb) -> 'cooldown_seconds'))::text
where cast(body as jsonb) ? 'cooldown_seconds';

update alert_rule
set body = jsonb_set(
    cast(body as jsonb) #- '{universe,watchlist}', '{universe,list}', cast(body as jsonb) #> '{universe,watchlist}')::text
where cast(body as jsonb) #> '{universe,watchlist}' is not null;

update alert_rule
set body = jsonb_set(cast(body as jsonb), '{universe}', '"all"')::text
where cast(body as jsonb) -> 'universe' = '"synthetic"';

update scan set universe = '{"all": true}' where universe in ('"all"', '"synthetic"');
