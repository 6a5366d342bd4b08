package bellwether.research.forecast.store;

import bellwether.research.forecast.RecordGrouping;
import bellwether.research.forecast.RecordQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What became of forecasts by date: rows of one date are no observations. Of all symbols from the
/// sums, of one symbol from its forecasts.
public final class RecordDao {
    private static final Map<RecordGrouping, String> KEYS =
            Map.of(
                    RecordGrouping.ALL, "'all'",
                    RecordGrouping.MONTH, "to_char(as_of, 'YYYY-MM')",
                    RecordGrouping.THIRD, "third");

    private static final String OF_ONE =
            ForecastSum.ADDED_UP.formatted(
                    """
                    select 1 as sign, forecast.* from forecast
                    where symbol_id = (select id from symbol where ticker = :symbol)\
                    """);

    /// The days of each kind together, oldest first.
    public List<RecordDay> days(Handle h, RecordQuery wanted) {
        String source = wanted.symbol().isPresent() ? OF_ONE : "select * from forecast_sum";
        return h.createQuery(sql(wanted.by(), source))
                .bind("synthetic", wanted.synthetic())
                .bind("horizon", wanted.horizon().orElse(null))
                .bind("model", wanted.model().map(model -> model.key()).orElse(null))
                .bind("symbol", wanted.symbol().orElse(null))
                .map((row, _) -> day(row))
                .list();
    }

    private static String sql(RecordGrouping by, String source) {
        return """
        select made, horizon, model, %s as key, as_of,
            sum(n) as n, sum(compared) as compared, sum(pooled) as pooled, sum(in_80) as in_80, sum(in_95) as in_95,
            sum(winkler) as winkler, sum(unscaled_winkler) as unscaled_winkler,
            sum(pinball) as pinball, sum(unscaled_pinball) as unscaled_pinball, sum(squares) as squares,
            coalesce(sum(n) filter (where third = 'calm'), 0) as calm,
            coalesce(sum(in_80) filter (where third = 'calm'), 0) as calm_in,
            coalesce(sum(n) filter (where third = 'middle'), 0) as middle,
            coalesce(sum(in_80) filter (where third = 'middle'), 0) as middle_in,
            coalesce(sum(n) filter (where third = 'wild'), 0) as wild,
            coalesce(sum(in_80) filter (where third = 'wild'), 0) as wild_in
        from (%s) as part
        where (synthetic = :synthetic or cast(:symbol as text) is not null)
            and (cast(:horizon as int) is null or horizon = :horizon)
            and (cast(:model as text) is null or model = :model)
        group by made, horizon, model, key, as_of having sum(n) > 0
        order by horizon, model desc, made, key, as_of
        """
                .formatted(KEYS.get(by), source);
    }

    private static RecordDay day(ResultSet row) throws SQLException {
        return new RecordDay(
                row.getString("made"),
                row.getInt("horizon"),
                row.getString("model"),
                row.getString("key"),
                row.getObject("as_of", LocalDate.class),
                ForecastSum.counts(row),
                ForecastSum.sums(row),
                new RecordDay.Thirds(
                        row.getInt("calm"),
                        row.getInt("calm_in"),
                        row.getInt("middle"),
                        row.getInt("middle_in"),
                        row.getInt("wild"),
                        row.getInt("wild_in")));
    }
}
