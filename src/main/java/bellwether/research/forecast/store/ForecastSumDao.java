package bellwether.research.forecast.store;

import bellwether.platform.db.Unnest;
import java.util.Collection;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Sums of what became of forecasts, which move with these in one transaction.
public final class ForecastSumDao {
    private static final String COLUMNS =
            """
            synthetic, made, horizon, model, third, as_of, n, compared, pooled, in_80, in_95,
                winkler, unscaled_winkler, pinball, unscaled_pinball, squares\
            """;

    private static final String NOW = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

    private static final String ADDED_UP =
            ForecastSum.ADDED_UP.formatted("select 1 as sign, forecast.* from forecast");

    /// Adds what has come and gone.
    public void add(Handle h, Collection<ForecastSum> changes) {
        TreeMap<ForecastSum.Place, ForecastSum> places = new TreeMap<>(ForecastSum.Place.ORDER);
        changes.forEach(one -> places.merge(one.place(), one, ForecastSum::plus));
        if (places.isEmpty()) {
            return;
        }
        Unnest<ForecastSum> rows =
                Unnest.of(places.values())
                        .ints("synthetic", one -> one.place().synthetic() ? 1 : 0)
                        .texts("made", one -> one.place().made())
                        .ints("horizon", one -> one.place().horizon())
                        .texts("model", one -> one.place().model())
                        .texts("third", one -> one.place().third())
                        .texts("asOf", one -> one.place().asOf().toString())
                        .ints("n", one -> one.counts().n())
                        .ints("compared", one -> one.counts().compared())
                        .ints("pooled", one -> one.counts().pooled())
                        .ints("in80", one -> one.counts().inEighty())
                        .ints("in95", one -> one.counts().inNinetyFive())
                        .doubles("winkler", one -> one.sums().winkler())
                        .doubles("unscaledWinkler", one -> one.sums().unscaledWinkler())
                        .doubles("pinball", one -> one.sums().pinball())
                        .doubles("unscaledPinball", one -> one.sums().unscaledPinball())
                        .doubles("squares", one -> one.sums().squares());
        rows.bind(
                        h.createUpdate(
                                """
                                insert into forecast_sum as known (%s, changed_micros)
                                select given.synthetic = 1, given.made, given.horizon, given.model, given.third,
                                    given.as_of::date, given.n, given.compared, given.pooled, given.in_80, given.in_95,
                                    given.winkler, given.unscaled_winkler, given.pinball, given.unscaled_pinball,
                                    given.squares, %s
                                from unnest(:synthetic, :made, :horizon, :model, :third, :asOf, :n, :compared, :pooled,
                                        :in80, :in95, :winkler, :unscaledWinkler, :pinball, :unscaledPinball, :squares)
                                    with ordinality as given (%s, place)
                                order by given.place
                                on conflict (synthetic, made, horizon, model, third, as_of) do update set
                                    n = known.n + excluded.n, compared = known.compared + excluded.compared,
                                    pooled = known.pooled + excluded.pooled,
                                    in_80 = known.in_80 + excluded.in_80, in_95 = known.in_95 + excluded.in_95,
                                    winkler = known.winkler + excluded.winkler,
                                    unscaled_winkler = known.unscaled_winkler + excluded.unscaled_winkler,
                                    pinball = known.pinball + excluded.pinball,
                                    unscaled_pinball = known.unscaled_pinball + excluded.unscaled_pinball,
                                    squares = known.squares + excluded.squares,
                                    changed_micros = greatest(known.changed_micros + 1, excluded.changed_micros)
                                """
                                        .formatted(COLUMNS, NOW, COLUMNS)))
                .execute();
    }

    /// How many sums are not those of the forecasts: none, but after symbols were removed or an
    /// older program has written forecasts.
    public int differing(Handle h) {
        return h.createQuery(
                        """
                        with plain as (%s)
                        select count(*) from plain full join forecast_sum as known
                            using (synthetic, made, horizon, model, third, as_of)
                        where coalesce(plain.n, 0) <> coalesce(known.n, 0)
                            or coalesce(plain.compared, 0) <> coalesce(known.compared, 0)
                            or coalesce(plain.pooled, 0) <> coalesce(known.pooled, 0)
                            or coalesce(plain.in_80, 0) <> coalesce(known.in_80, 0)
                            or coalesce(plain.in_95, 0) <> coalesce(known.in_95, 0)
                            or abs(coalesce(plain.squares, 0) - coalesce(known.squares, 0)) > 1e-9
                            or abs(coalesce(plain.winkler, 0) - coalesce(known.winkler, 0)) > 1e-9
                            or abs(coalesce(plain.unscaled_winkler, 0) - coalesce(known.unscaled_winkler, 0)) > 1e-9
                            or abs(coalesce(plain.pinball, 0) - coalesce(known.pinball, 0)) > 1e-9
                            or abs(coalesce(plain.unscaled_pinball, 0) - coalesce(known.unscaled_pinball, 0)) > 1e-9
                        """
                                .formatted(ADDED_UP))
                .mapTo(Integer.class)
                .one();
    }

    /// Adds up all forecasts anew. Who has changed some in a transaction that is not over adds its
    /// share afterwards.
    public void rebuild(Handle h) {
        h.execute("lock table forecast_sum in exclusive mode");
        h.execute("delete from forecast_sum");
        h.execute(
                "insert into forecast_sum (%s, changed_micros) select plain.*, %s from (%s) as plain"
                        .formatted(COLUMNS, NOW, ADDED_UP));
    }

    /// Moves whenever a sum does.
    public String state(Handle h) {
        return h.createQuery(
                        "select count(*) || ' ' || coalesce(sum(changed_micros), 0) from"
                                + " forecast_sum")
                .mapTo(String.class)
                .one();
    }
}
