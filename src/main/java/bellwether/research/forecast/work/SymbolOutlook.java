package bellwether.research.forecast.work;

import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.model.GarchScale;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// How far a symbol's price may move from its last finished bar.
///
/// @param close of that bar, in the shares of today
/// @param bars that are known
public record SymbolOutlook(
        String ticker,
        boolean synthetic,
        LocalDate asOf,
        double close,
        int bars,
        List<Ahead> horizons) {
    public SymbolOutlook {
        horizons = List.copyOf(horizons);
    }

    /// One horizon.
    ///
    /// @param forecast empty where prices do not move
    /// @param garch empty where it is not wanted, or returns are too few
    /// @param records of that horizon and model over all symbols
    public record Ahead(
            int horizon,
            LocalDate dueOn,
            Optional<BoundedForecast> forecast,
            Optional<GarchScale> garch,
            List<ForecastRecord> records) {
        public Ahead {
            records = List.copyOf(records);
        }
    }
}
