package bellwether.research.forecast.store;

import bellwether.platform.db.NoPreparedPlan;
import bellwether.platform.db.Unnest;
import bellwether.research.forecast.ForecastTerms;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Forecasts of symbols: written once, realised once, and noted when prices are corrected.
public final class ForecastDao {
    /// Outcomes that differ by less are the same: prices are stored with fewer digits.
    private static final double SAME = 1e-9;

    /// Days that exchanges may be closed at a stretch.
    private static final int LONGEST_PAUSE = 20;

    private static final String POOL =
            """
            with day as (
                select known.due_on, 7919 * (known.due_on - date '1970-01-01')
                    % (select coalesce(max(id), 0) + 1 from symbol) as first
                from (select cast(:before as date) - back as due_on
                    from generate_series(1, least(:days, coalesce(cast(:before as date) - (
                        select min(due_on) from forecast
                        where horizon = :horizon and model = :model and realised is not null), 0))) back) known)
            select day.due_on, picked.score from day cross join lateral (
                (select true as is_first, f.symbol_id, abs(f.realised) / f.scale as score
                from forecast f join symbol s on s.id = f.symbol_id
                where f.horizon = :horizon and f.model = :model and s.synthetic = :synthetic
                    and f.due_on = day.due_on and f.as_of between day.due_on - :reach and day.due_on
                    and f.realised is not null and f.symbol_id >= day.first
                order by f.symbol_id limit 10)
                union all
                (select false, f.symbol_id, abs(f.realised) / f.scale
                from forecast f join symbol s on s.id = f.symbol_id
                where f.horizon = :horizon and f.model = :model and s.synthetic = :synthetic
                    and f.due_on = day.due_on and f.as_of between day.due_on - :reach and day.due_on
                    and f.realised is not null and f.symbol_id < day.first
                order by f.symbol_id limit 10)
                order by is_first desc, symbol_id limit 10) picked
            order by day.due_on desc, picked.symbol_id limit :most
            """;

    private static final String ADD =
            """
            with added as (
                insert into forecast (symbol_id, horizon, as_of, made, made_at, model, formula, close, scale,
                    half_80, half_95, pooled, conformity, unscaled_80, unscaled_95, third, due_on,
                    realised, realised_at, first_realised)
                select given.symbol_id, given.horizon, given.as_of::date, given.made, :now, given.model, :formula,
                    given.close, given.scale, given.half_80, given.half_95, given.pooled = 1, given.conformity,
                    given.unscaled_80, given.unscaled_95, given.third, given.due_on::date,
                    given.realised, case when given.realised is not null then cast(:now as timestamptz) end, given.realised
                from unnest(:symbol, :horizon, :asOf, :made, :model, :close, :scale, :half80, :half95, :pooled,
                        :conformity, :unscaled80, :unscaled95, :third, :dueOn, :realised)
                    as given (symbol_id, horizon, as_of, made, model, close, scale, half_80, half_95, pooled,
                        conformity, unscaled_80, unscaled_95, third, due_on, realised)
                on conflict (symbol_id, horizon, as_of) do nothing
                returning *)
            """
                    + ForecastSum.ADDED_UP.formatted("select 1 as sign, added.* from added");

    /// Rows are held as they were before they are changed, so that what they counted for is taken
    /// off.
    private static final String REALISE =
            """
            with held as (
                select forecast.*, given.outcome, given.why from forecast
                join unnest(:symbols, :horizons, :days, :outcomes, :reasons)
                    as given (symbol_id, horizon, day, outcome, why)
                    on forecast.symbol_id = given.symbol_id and forecast.horizon = given.horizon
                        and forecast.as_of = given.day::date
                where forecast.as_of between :from and :until
                    and (forecast.unresolved is distinct from given.why
                        or (given.outcome is not null and (forecast.realised is null
                            or abs(forecast.realised - given.outcome) > :same)))
                order by forecast.symbol_id, forecast.horizon, forecast.as_of
                for update of forecast),
            changed as (
                update forecast set
                    revised_at = case when forecast.first_realised is not null then cast(:now as timestamptz) end,
                    first_realised = coalesce(forecast.first_realised, held.outcome),
                    realised = case when held.why is null then coalesce(held.outcome, forecast.realised)
                        else held.outcome end,
                    realised_at = case when forecast.realised is not null then forecast.realised_at
                        when held.outcome is not null then cast(:now as timestamptz) end,
                    unresolved = held.why
                from held
                where forecast.symbol_id = held.symbol_id and forecast.horizon = held.horizon
                    and forecast.as_of = held.as_of and forecast.as_of between :from and :until
                returning forecast.*)
            """
                    + ForecastSum.ADDED_UP.formatted(
                            """
                            select 1 as sign, %s from changed
                            union all select -1, %s from held\
                            """
                                    .formatted(ForecastSum.COLUMNS, ForecastSum.COLUMNS));

    private static final Comparator<LocalDate> ORDER = Comparator.naturalOrder();

    /// Tickers of symbols that have daily bars by which they were not forecast yet.
    public List<String> due(Handle h) {
        return h.createQuery(
                        """
                        select ticker from symbol
                        where exists (select from series where symbol_id = symbol.id and timeframe = '1d')
                            and data_version + record_version <> coalesce(
                                (select seen from forecast_symbol where symbol_id = symbol.id), -1)
                        order by ticker
                        """)
                .mapTo(String.class)
                .list();
    }

    /// Whether a forecast of a symbol is stored.
    public boolean isKnown(Handle h, long symbol) {
        return h.createQuery("select exists (select from forecast where symbol_id = :symbol)")
                .bind("symbol", symbol)
                .mapTo(Boolean.class)
                .one();
    }

    /// Those of a symbol that are not realised, and those since a day that were.
    public List<DueForecast> open(Handle h, long symbol, LocalDate since) {
        return h.createQuery(
                        """
                        select symbol_id as symbol, horizon, as_of, due_on, realised, unresolved from forecast
                        where symbol_id = :symbol and (realised is null or as_of >= :since)
                        order by as_of, horizon
                        """)
                .bind("symbol", symbol)
                .bind("since", since)
                .map(ConstructorMapper.of(DueForecast.class))
                .list();
    }

    /// How far the newest outcomes of all symbols were off, in units of their scale, newest first:
    /// up to [PoolKind#MOST_OF_A_DAY] of a day, of other symbols each day.
    ///
    /// @param before outcomes of earlier days only
    /// @param days so many days before it, and no earlier ones
    /// @param most so many of the newest
    public List<DatedScore> pool(Handle h, PoolKind kind, LocalDate before, int days, int most) {
        return h.createQuery(POOL)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bind("horizon", kind.horizon())
                .bind("model", kind.model().key())
                .bind("synthetic", kind.synthetic())
                .bind("before", before)
                .bind("days", days)
                .bind("most", most)
                .bind("reach", 2 * kind.horizon() + LONGEST_PAUSE)
                .map(ConstructorMapper.of(DatedScore.class))
                .list();
    }

    /// Keeps those that are not there yet; what is stored stays as it was written.
    ///
    /// @return what the record gains
    public List<ForecastSum> add(Handle h, Collection<StoredForecast> forecasts, Instant now) {
        if (forecasts.isEmpty()) {
            return List.of();
        }
        return columns(forecasts)
                .bind(h.createQuery(ADD))
                .bind("now", Timestamp.from(now))
                .bind("formula", ForecastTerms.FORMULA)
                .map((row, _) -> ForecastSum.of(row))
                .list();
    }

    private static Unnest<StoredForecast> columns(Collection<StoredForecast> forecasts) {
        return Unnest.of(forecasts)
                .longs("symbol", one -> one.place().symbol())
                .ints("horizon", one -> one.place().horizon())
                .texts("asOf", one -> one.place().asOf().toString())
                .texts("made", one -> one.made().key())
                .texts("model", one -> one.model().key())
                .doubles("close", StoredForecast::close)
                .doubles("scale", StoredForecast::scale)
                .doubles("half80", one -> one.bounds().eighty())
                .doubles("half95", one -> one.bounds().ninetyFive())
                .ints("pooled", one -> one.pooled() ? 1 : 0)
                .ints("conformity", StoredForecast::conformity)
                .doubles("unscaled80", one -> one.unscaled().eighty())
                .doubles("unscaled95", one -> one.unscaled().ninetyFive())
                .texts("third", one -> one.third().map(third -> third.key()).orElse(null))
                .texts("dueOn", one -> one.place().dueOn().toString())
                .doubles("realised", StoredForecast::realised);
    }

    /// Says what became of forecasts. One that was realised otherwise was so by prices that were
    /// corrected since.
    ///
    /// @return by how much the record moves
    public List<ForecastSum> realise(Handle h, Collection<ForecastRealisation> found, Instant now) {
        if (found.isEmpty()) {
            return List.of();
        }
        return Unnest.of(found)
                .longs("symbols", one -> one.of().symbol())
                .ints("horizons", one -> one.of().horizon())
                .texts("days", one -> one.of().asOf().toString())
                .doubles("outcomes", ForecastRealisation::realised)
                .texts("reasons", ForecastRealisation::why)
                .bind(h.createQuery(REALISE))
                .bind("from", found.stream().map(one -> one.of().asOf()).min(ORDER).orElseThrow())
                .bind("until", found.stream().map(one -> one.of().asOf()).max(ORDER).orElseThrow())
                .bind("now", Timestamp.from(now))
                .bind("same", SAME)
                .map((row, _) -> ForecastSum.of(row))
                .list();
    }

    /// A symbol is forecast by its bars of this version.
    public void seen(Handle h, long symbol, long version, Instant now) {
        h.createUpdate(
                        """
                        insert into forecast_symbol (symbol_id, seen, looked_at)
                        select id, :version, :now from symbol where id = :symbol
                        on conflict (symbol_id) do update
                            set seen = excluded.seen, looked_at = excluded.looked_at
                        """)
                .bind("symbol", symbol)
                .bind("version", version)
                .bind("now", Timestamp.from(now))
                .execute();
    }
}
