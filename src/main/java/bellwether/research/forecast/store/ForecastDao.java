package bellwether.research.forecast.store;

import bellwether.research.forecast.ForecastTerms;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

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
    public void add(Handle h, Collection<StoredForecast> forecasts, Instant now) {
        PreparedBatch batch =
                h.prepareBatch(
                        """
                        insert into forecast (symbol_id, horizon, as_of, made, made_at, model, formula, close, scale,
                            half_80, half_95, pooled, conformity, unscaled_80, unscaled_95, third, due_on,
                            realised, realised_at, first_realised)
                        values (:symbol, :horizon, :asOf, :made, :now, :model, :formula, :close, :scale,
                            :half80, :half95, :pooled, :conformity, :unscaled80, :unscaled95, :third, :dueOn,
                            :realised, :realisedAt, :realised)
                        on conflict (symbol_id, horizon, as_of) do nothing
                        """);
        forecasts.forEach(one -> bind(batch, one, Timestamp.from(now)));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void bind(PreparedBatch batch, StoredForecast one, Timestamp now) {
        batch.bindMethods(one.place())
                .bind("made", one.made().key())
                .bind("now", now)
                .bind("model", one.model().key())
                .bind("formula", ForecastTerms.FORMULA)
                .bind("close", one.close())
                .bind("scale", one.scale())
                .bind("half80", one.bounds().eighty())
                .bind("half95", one.bounds().ninetyFive())
                .bind("pooled", one.pooled())
                .bind("conformity", one.conformity())
                .bind("unscaled80", one.unscaled().eighty())
                .bind("unscaled95", one.unscaled().ninetyFive())
                .bind("third", one.third().map(third -> third.key()).orElse(null))
                .bind("realised", one.realised())
                .bind("realisedAt", one.realised() == null ? null : now)
                .add();
    }

    /// Says what became of forecasts. One that was realised otherwise was so by prices that were
    /// corrected since.
    public void realise(Handle h, Collection<ForecastRealisation> found, Instant now) {
        PreparedBatch batch =
                h.prepareBatch(
                        """
                        update forecast set
                            revised_at = case when realised is not null then cast(:now as timestamptz) end,
                            first_realised = coalesce(first_realised, :realised),
                            realised = coalesce(:realised, realised),
                            realised_at = case when realised is not null then realised_at
                                when cast(:realised as double precision) is not null then :now end,
                            unresolved = :why
                        where symbol_id = :symbol and horizon = :horizon and as_of = :asOf
                            and (unresolved is distinct from :why
                                or (cast(:realised as double precision) is not null
                                    and (realised is null or abs(realised - :realised) > :same)))
                        """);
        for (ForecastRealisation one : found) {
            batch.bind("now", Timestamp.from(now))
                    .bind("realised", one.realised())
                    .bind("why", one.why())
                    .bind("symbol", one.of().symbol())
                    .bind("horizon", one.of().horizon())
                    .bind("asOf", one.of().asOf())
                    .bind("same", SAME)
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
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
