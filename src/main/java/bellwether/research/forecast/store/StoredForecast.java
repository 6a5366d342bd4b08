package bellwether.research.forecast.store;

import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.ForecastOrigin;
import bellwether.research.forecast.VolatilityThird;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A forecast that is to be stored.
///
/// @param close of the last bar that it knows, in the shares of today
/// @param unscaled what it is compared with
/// @param realised null before its outcome is known
public record StoredForecast(
        Place place,
        ForecastOrigin made,
        ForecastModel model,
        double close,
        double scale,
        Halves bounds,
        boolean pooled,
        int conformity,
        Halves unscaled,
        Optional<VolatilityThird> third,
        @Nullable Double realised) {
    /// The same, not made in time.
    public StoredForecast replayed() {
        return new StoredForecast(
                place,
                ForecastOrigin.REPLAYED,
                model,
                close,
                scale,
                bounds,
                pooled,
                conformity,
                unscaled,
                third,
                realised);
    }

    /// What it is of.
    ///
    /// @param asOf the date of the last bar that it knows
    /// @param dueOn the session whose close is its outcome
    public record Place(long symbol, int horizon, LocalDate asOf, LocalDate dueOn) {}

    /// Bounds of the log return around 0; null where there are none.
    public record Halves(@Nullable Double eighty, @Nullable Double ninetyFive) {
        public static final Halves NONE = new Halves(null, null);
    }
}
