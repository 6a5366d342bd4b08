package bellwether.trading.portfolio.performance;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Closes of a symbol that a portfolio is compared with.
///
/// @param currency of its prices; null where it is not known, as of an index
/// @param synthetic whether its prices are invented samples
/// @param dividends the ex-dates of those that the closes are adjusted for, as if each had been
///   reinvested at the close before it
/// @param leftOut the ex-dates of dividends that reach the close before them, which the closes are
///   not adjusted for
/// @param rates what one unit of its currency is worth in the portfolio's
public record BenchmarkSeries(
        String ticker,
        @Nullable String currency,
        boolean synthetic,
        Set<LocalDate> dividends,
        Set<LocalDate> leftOut,
        Rates rates,
        NavigableMap<LocalDate, Double> closes) {
    /// A close may be so many days older than the day it is wanted for.
    private static final long OLDEST_DAYS = 10;

    public BenchmarkSeries {
        closes = new TreeMap<>(closes);
        dividends = Set.copyOf(dividends);
        leftOut = Set.copyOf(leftOut);
    }

    /// Rates of its currency.
    public interface Rates {
        /// Nothing is converted.
        Rates NONE = _ -> Optional.of(1.0);

        /// The rate of a day, or of one shortly before.
        Optional<Double> on(LocalDate day);
    }

    /// Whether its closes are converted.
    @SuppressWarnings("ReferenceEquality") // NONE is one object
    public boolean isConverted() {
        return rates != Rates.NONE;
    }

    /// How many of these days a period has.
    public static long within(Set<LocalDate> days, LocalDate after, LocalDate until) {
        return days.stream().filter(day -> day.isAfter(after) && !day.isAfter(until)).count();
    }

    /// The newest close of a day or before it, unless it is older than ten days.
    public Optional<Double> close(LocalDate day) {
        Map.Entry<LocalDate, Double> newest = closes.floorEntry(day);
        return newest == null || newest.getKey().plusDays(OLDEST_DAYS).isBefore(day)
                ? Optional.empty()
                : Optional.of(newest.getValue());
    }
}
