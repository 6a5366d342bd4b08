package bellwether.research.forecast.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;

/// What forecasts of one kind, third and date come to, or by how much that has moved.
public record ForecastSum(Place place, RecordDay.Counts counts, RecordDay.Sums sums) {
    /// Adds up rows of forecasts that have come or, with a `sign` of −1, gone: `%s` gives `sign`
    /// and columns of `forecast`. Only realised ones with bounds count. What a symmetric pair of
    /// quantiles loses is linear in its half-width, and in what an outcome was beyond it.
    static final String ADDED_UP =
            """
            select s.synthetic, f.made, f.horizon, f.model, coalesce(f.third, 'unknown') as third, f.as_of,
                sum(f.sign) as n, coalesce(sum(f.sign) filter (where u80 is not null), 0) as compared,
                coalesce(sum(f.sign) filter (where f.pooled), 0) as pooled,
                coalesce(sum(f.sign) filter (where move <= h80), 0) as in_80,
                coalesce(sum(f.sign) filter (where move <= h95), 0) as in_95,
                coalesce(sum(f.sign * (2 * h80 + 10 * greatest(0, move - h80))) filter (where u80 is not null), 0) as winkler,
                coalesce(sum(f.sign * (2 * u80 + 10 * greatest(0, move - u80))), 0) as unscaled_winkler,
                coalesce(sum(f.sign * (0.2 * h80 + greatest(0, move - h80) + 0.05 * h95 + greatest(0, move - h95)
                    + 0.5 * move) / 5) filter (where u80 is not null), 0) as pinball,
                coalesce(sum(f.sign * (0.2 * u80 + greatest(0, move - u80) + 0.05 * u95 + greatest(0, move - u95)
                    + 0.5 * move) / 5), 0) as unscaled_pinball,
                sum(f.sign * move * move) as squares
            from (%s) as f join symbol s on s.id = f.symbol_id
                cross join lateral (select abs(f.realised) as move, f.half_80 as h80, f.half_95 as h95,
                    f.unscaled_80 as u80, f.unscaled_95 as u95) as bounds
            where f.realised is not null and f.half_80 is not null
            group by s.synthetic, f.made, f.horizon, f.model, coalesce(f.third, 'unknown'), f.as_of
            """;

    /// Those of `forecast` that are added up.
    static final String COLUMNS =
            "symbol_id, made, horizon, model, third, as_of, pooled, realised, half_80, half_95,"
                    + " unscaled_80, unscaled_95";

    /// Which forecasts.
    ///
    /// @param third `unknown` where they have none
    public record Place(
            boolean synthetic,
            String made,
            int horizon,
            String model,
            String third,
            LocalDate asOf) {
        /// In which rows are changed, so that no two transactions wait for each other.
        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::asOf)
                        .thenComparingInt(Place::horizon)
                        .thenComparing(Place::model)
                        .thenComparing(Place::made)
                        .thenComparing(Place::third)
                        .thenComparing(Place::synthetic);
    }

    ForecastSum plus(ForecastSum other) {
        return new ForecastSum(place, counts.plus(other.counts), sums.plus(other.sums));
    }

    static ForecastSum of(ResultSet row) throws SQLException {
        return new ForecastSum(
                new Place(
                        row.getBoolean("synthetic"),
                        row.getString("made"),
                        row.getInt("horizon"),
                        row.getString("model"),
                        row.getString("third"),
                        row.getObject("as_of", LocalDate.class)),
                counts(row),
                sums(row));
    }

    static RecordDay.Counts counts(ResultSet row) throws SQLException {
        return new RecordDay.Counts(
                row.getInt("n"),
                row.getInt("compared"),
                row.getInt("pooled"),
                row.getInt("in_80"),
                row.getInt("in_95"));
    }

    static RecordDay.Sums sums(ResultSet row) throws SQLException {
        return new RecordDay.Sums(
                row.getDouble("winkler"),
                row.getDouble("unscaled_winkler"),
                row.getDouble("pinball"),
                row.getDouble("unscaled_pinball"),
                row.getDouble("squares"));
    }
}
