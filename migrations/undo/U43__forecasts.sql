set local lock_timeout = '2s';

-- Forecasts and their record are gone.
drop table forecast_symbol;
drop table forecast;
