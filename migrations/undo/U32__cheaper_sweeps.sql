set local lock_timeout = '2s';

-- Sheets that are written again are compressed. Facts get their words back, as the release before reads them.

update detection set facts = jsonb_build_object(
    'compared',
    jsonb_build_array(jsonb_build_object('name', 'pattern_value', 'value', facts -> 'candle' -> 0,
        'needed', '100 or more, or -100 or less', 'passed', true))
    || coalesce((
        select jsonb_agg(jsonb_build_object('name', size -> 0, 'value', size -> 1, 'needed', size -> 2,
            'passed', size -> 3) order by number)
        from jsonb_array_elements(facts -> 'sizes') with ordinality as given (size, number)
    ), '[]')
    || case when jsonb_typeof(facts -> 'candle' -> 1) = 'null' then '[]'
        else jsonb_build_array(jsonb_build_object('name', 'mean_body_of_10_bars_before',
            'value', facts -> 'candle' -> 1, 'needed', null, 'passed', null)) end
    || coalesce((
        select jsonb_agg(jsonb_build_object(
            'name', (array['open', 'high', 'low', 'close'])[place % 4 + 1] || '_of_bar'
                || case when back = 0 then '' else '_' || back || '_before' end,
            'value', value, 'needed', null, 'passed', null) order by place)
        from (
            select value, number - 3 as place,
                (jsonb_array_length(facts -> 'candle') - 2) / 4 - 1 - (number - 3) / 4 as back
            from jsonb_array_elements(facts -> 'candle') with ordinality as given (value, number)
            where number > 2
        ) as price
    ), '[]'),
    'pivots', '[]'::jsonb)
where facts -> 'candle' is not null;

update detection set facts = jsonb_build_object(
    'compared',
    jsonb_build_array(
        jsonb_build_object('name', 'close', 'value', facts -> 'chart' -> 0,
            'needed', case when (facts -> 'rising')::boolean then 'above' else 'below' end || ' level',
            'passed', facts -> 'passed'),
        jsonb_build_object('name', 'level', 'value', facts -> 'chart' -> 1, 'needed', null, 'passed', null),
        jsonb_build_object('name', 'quality', 'value', facts -> 'chart' -> 2, 'needed', null, 'passed', null))
    || case when jsonb_typeof(facts -> 'chart' -> 3) = 'null' then '[]'
        else jsonb_build_array(jsonb_build_object('name', 'volume',
            'value', facts -> 'chart' -> 3, 'needed', null, 'passed', null)) end
    || case when jsonb_typeof(facts -> 'chart' -> 4) = 'null' then '[]'
        else jsonb_build_array(jsonb_build_object('name', 'mean_volume_of_20_bars_before',
            'value', facts -> 'chart' -> 4, 'needed', null, 'passed', null)) end,
    'pivots', coalesce((
        select jsonb_agg(jsonb_build_object(
            'bar', to_char(to_timestamp((facts -> 'turns' -> (4 * n))::float8) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            'price', facts -> 'turns' -> (4 * n + 1),
            'top', (facts -> 'turns' -> (4 * n + 2))::float8 <> 0,
            'known_at', to_char(to_timestamp((facts -> 'turns' -> (4 * n + 3))::float8) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            order by n)
        from generate_series(0, jsonb_array_length(facts -> 'turns') / 4 - 1) as turn (n)
    ), '[]'))
where facts -> 'chart' is not null;

alter table sheet alter column packed set storage extended;
comment on column detection.facts is null;
alter table scan_pass drop column trouble;
alter table scan drop column other_trouble;
