package bellwether.trading.portfolio.performance;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Closes of a symbol that a portfolio is compared with.
///
/// @param currency of its prices; null where it is not known, as of an index
/// @param synthetic whether its prices are invented samples
public record BenchmarkSeries(
        String ticker,
        @Nullable String currency,
        boolean synthetic,
        NavigableMap<LocalDate, Double> closes) {
    /// A close may be so many days older than the day it is wanted for.
    private static final long OLDEST_DAYS = 10;

    public BenchmarkSeries {
        closes = new TreeMap<>(closes);
    }

    /// The newest close of a day or before it, unless it is older than ten days.
    public Optional<Double> close(LocalDate day) {
        Map.Entry<LocalDate, Double> newest = closes.floorEntry(day);
        return newest == null || newest.getKey().plusDays(OLDEST_DAYS).isBefore(day)
                ? Optional.empty()
                : Optional.of(newest.getValue());
    }
}
