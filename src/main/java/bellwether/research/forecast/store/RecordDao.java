package bellwether.research.forecast.store;

import bellwether.research.forecast.RecordGrouping;
import bellwether.research.forecast.RecordQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Adds up what became of forecasts, by date: rows of one date are no observations.
public final class RecordDao {
    private static final Map<RecordGrouping, String> KEYS =
            Map.of(
                    RecordGrouping.ALL, "'all'",
                    RecordGrouping.MONTH, "to_char(f.as_of, 'YYYY-MM')",
                    RecordGrouping.THIRD, "coalesce(f.third, 'unknown')");

    /// What a symmetric pair of quantiles loses is linear in its half-width, and in what an outcome
    /// was beyond it.
    private static final String DAYS =
            """
            with realised as (
                select f.made, f.horizon, f.model, %s as key, f.as_of, f.third, f.pooled,
                    abs(f.realised) as move, f.half_80 as h80, f.half_95 as h95,
                    f.unscaled_80 as u80, f.unscaled_95 as u95
                from forecast f join symbol s on s.id = f.symbol_id
                where f.realised is not null and f.half_80 is not null
                    and (s.synthetic = :synthetic or cast(:symbol as text) is not null)
                    and (cast(:horizon as int) is null or f.horizon = :horizon)
                    and (cast(:model as text) is null or f.model = :model)
                    and (cast(:symbol as text) is null or s.ticker = :symbol))
            select made, horizon, model, key, as_of,
                count(*) as n, count(u80) as compared, count(*) filter (where pooled) as pooled,
                count(*) filter (where move <= h80) as in_80, count(*) filter (where move <= h95) as in_95,
                coalesce(sum(2 * h80 + 10 * greatest(0, move - h80)) filter (where u80 is not null), 0) as winkler,
                coalesce(sum(2 * u80 + 10 * greatest(0, move - u80)), 0) as unscaled_winkler,
                coalesce(sum((0.2 * h80 + greatest(0, move - h80) + 0.05 * h95 + greatest(0, move - h95)
                    + 0.5 * move) / 5) filter (where u80 is not null), 0) as pinball,
                coalesce(sum((0.2 * u80 + greatest(0, move - u80) + 0.05 * u95 + greatest(0, move - u95)
                    + 0.5 * move) / 5), 0) as unscaled_pinball,
                sum(move * move) as squares,
                count(*) filter (where third = 'calm') as calm,
                count(*) filter (where third = 'calm' and move <= h80) as calm_in,
                count(*) filter (where third = 'middle') as middle,
                count(*) filter (where third = 'middle' and move <= h80) as middle_in,
                count(*) filter (where third = 'wild') as wild,
                count(*) filter (where third = 'wild' and move <= h80) as wild_in
            from realised group by made, horizon, model, key, as_of
            order by horizon, model desc, made, key, as_of
            """;

    private static final String SYMBOLS =
            """
            select f.made || ' ' || f.horizon || ' ' || f.model || ' ' || %s as key,
                count(distinct f.symbol_id) as symbols
            from forecast f join symbol s on s.id = f.symbol_id
            where f.realised is not null and f.half_80 is not null
                    and (s.synthetic = :synthetic or cast(:symbol as text) is not null)
                and (cast(:horizon as int) is null or f.horizon = :horizon)
                and (cast(:model as text) is null or f.model = :model)
                and (cast(:symbol as text) is null or s.ticker = :symbol)
            group by 1
            """;

    /// The days of each kind together, oldest first.
    public List<RecordDay> days(Handle h, RecordQuery wanted) {
        return bound(h, DAYS, wanted).map((row, _) -> day(row)).list();
    }

    /// How many symbols a kind is of, by its words.
    public Map<String, Integer> symbols(Handle h, RecordQuery wanted) {
        return bound(h, SYMBOLS, wanted)
                .map((row, _) -> Map.entry(row.getString("key"), row.getInt("symbols")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Moves whenever a symbol was looked at, and so with each row.
    public String state(Handle h) {
        return h.createQuery(
                        "select count(*) || ' ' || coalesce(max(looked_at)::text, '') from"
                                + " forecast_symbol")
                .mapTo(String.class)
                .one();
    }

    private static Query bound(Handle h, String sql, RecordQuery wanted) {
        return h.createQuery(sql.formatted(KEYS.get(wanted.by())))
                .bind("synthetic", wanted.synthetic())
                .bind("horizon", wanted.horizon().orElse(null))
                .bind("model", wanted.model().map(model -> model.key()).orElse(null))
                .bind("symbol", wanted.symbol().orElse(null));
    }

    private static RecordDay day(ResultSet row) throws SQLException {
        return new RecordDay(
                row.getString("made"),
                row.getInt("horizon"),
                row.getString("model"),
                row.getString("key"),
                row.getObject("as_of", LocalDate.class),
                new RecordDay.Counts(
                        row.getInt("n"),
                        row.getInt("compared"),
                        row.getInt("pooled"),
                        row.getInt("in_80"),
                        row.getInt("in_95")),
                new RecordDay.Sums(
                        row.getDouble("winkler"),
                        row.getDouble("unscaled_winkler"),
                        row.getDouble("pinball"),
                        row.getDouble("unscaled_pinball"),
                        row.getDouble("squares")),
                new RecordDay.Thirds(
                        row.getInt("calm"),
                        row.getInt("calm_in"),
                        row.getInt("middle"),
                        row.getInt("middle_in"),
                        row.getInt("wild"),
                        row.getInt("wild_in")));
    }
}
