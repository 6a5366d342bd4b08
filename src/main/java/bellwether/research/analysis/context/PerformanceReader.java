package bellwether.research.analysis.context;

import bellwether.market.bars.Bars;
import bellwether.market.money.PriceUnit;
import bellwether.research.analysis.vote.PriceRounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the [Performance] of a history.
public final class PerformanceReader {
    private static final long DAY = 86_400;
    private static final int YEAR_DAYS = 364;
    private static final int TOLERATED_DAYS = 7;
    private static final int YEAR_BARS = 252;
    private static final int LEAST_RETURNS = 63;
    private static final int VOLUME_BARS = 20;

    private final Bars bars;
    private final Optional<PriceUnit> unit;
    private final int last;
    private final long today;
    private final Map<String, String> unknown = new LinkedHashMap<>();
    private final Map<String, Double> returns = new LinkedHashMap<>();

    private PerformanceReader(Bars bars, Optional<PriceUnit> unit) {
        this.bars = bars;
        this.unit = unit;
        this.last = bars.size() - 1;
        this.today = day(last);
    }

    /// Reads it.
    ///
    /// @param unit of the prices; empty when it is not known
    public static Performance read(Bars bars, Optional<PriceUnit> unit) {
        return new PerformanceReader(bars, unit).read();
    }

    private Performance read() {
        LocalDate date = LocalDate.ofEpochDay(today);
        since("1w", date.minusWeeks(1));
        double quarter = since("3m", date.minusMonths(3));
        double half = since("6m", date.minusMonths(6));
        double three = since("9m", date.minusMonths(9));
        double year = since("1y", date.minusYears(1));
        double strength = 0.4 * quarter + 0.2 * (half + three + year);
        since("1m", date.minusMonths(1));
        int from = day(0) <= today - YEAR_DAYS ? firstAfter(today - YEAR_DAYS - 1) : -1;
        double high = from < 0 ? missingYear() : highest(from);
        double low = from < 0 ? Double.NaN : lowest(from);
        return new Performance(
                from < 0 ? null : BigDecimal.valueOf(high),
                known(100 * (close(last) / high - 1)),
                from < 0 ? null : BigDecimal.valueOf(low),
                known(100 * (close(last) / low - 1)),
                inOrder(),
                volatility(),
                drawdown(),
                turnover(),
                unit.map(PriceUnit::currency).orElse(null),
                strength(strength),
                unknown);
    }

    @SuppressWarnings("NullAway") // null is this map's word for "cannot be known"
    private double since(String name, LocalDate date) {
        long day = date.toEpochDay();
        int bar = firstAfter(day) - 1;
        String why = null;
        if (bar < 0) {
            why = "the history starts on %s".formatted(LocalDate.ofEpochDay(day(0)));
        } else if (day(bar) < day - TOLERATED_DAYS) {
            why = "no bar in the week up to %s".formatted(date);
        }
        if (why != null) {
            unknown.put("returns_percent." + name, why);
            returns.put(name, null);
            return Double.NaN;
        }
        double percent = 100 * (close(last) / close(bar) - 1);
        returns.put(name, percent);
        return percent;
    }

    @SuppressWarnings("NullAway") // as above
    private Map<String, Double> inOrder() {
        Map<String, Double> ordered = new LinkedHashMap<>();
        for (String name : new String[] {"1w", "1m", "3m", "6m", "9m", "1y"}) {
            ordered.put(name, returns.get(name));
        }
        return ordered;
    }

    private double missingYear() {
        unknown.put(
                "year_high, year_low",
                "52 weeks are needed; the history starts on %s"
                        .formatted(LocalDate.ofEpochDay(day(0))));
        return Double.NaN;
    }

    private @Nullable Double volatility() {
        int from = Math.max(1, last - YEAR_BARS + 1);
        int count = last - from + 1;
        if (count < LEAST_RETURNS) {
            unknown.put(
                    "volatility_percent",
                    "%d daily returns are needed, %d are available"
                            .formatted(LEAST_RETURNS, count));
            return null;
        }
        double mean = Math.log(close(last) / close(from - 1)) / count;
        double squares = 0;
        boolean weekends = false;
        for (int i = from; i <= last; i++) {
            double off = Math.log(close(i) / close(i - 1)) - mean;
            squares += off * off;
            weekends |= Math.floorMod(day(i) + 3, 7) > 4;
        }
        return 100 * Math.sqrt(squares / (count - 1)) * Math.sqrt(weekends ? 365 : YEAR_BARS);
    }

    private Performance.Drawdown drawdown() {
        double worst = 0;
        int peak = 0;
        int worstPeak = last;
        int trough = last;
        for (int i = 1; i <= last; i++) {
            if (close(i) >= close(peak)) {
                peak = i;
            } else if (close(i) / close(peak) - 1 < worst) {
                worst = close(i) / close(peak) - 1;
                worstPeak = peak;
                trough = i;
            }
        }
        return new Performance.Drawdown(
                100 * worst, DataQuality.date(bars, worstPeak), DataQuality.date(bars, trough));
    }

    private @Nullable BigDecimal turnover() {
        double sum = 0;
        for (int i = last - VOLUME_BARS + 1; i <= last; i++) {
            sum += close(i) * bars.volume()[i];
        }
        if (!Double.isFinite(sum)) {
            unknown.put("average_turnover", "the volume of some of 20 bars is not known");
            return null;
        }
        double units = unit.filter(PriceUnit::isHundredth).isPresent() ? 100 : 1;
        return PriceRounding.round(sum / VOLUME_BARS / units, 2, RoundingMode.HALF_EVEN);
    }

    private @Nullable Double strength(double strength) {
        if (!Double.isFinite(strength)) {
            unknown.put("strength", "it needs the returns over 3, 6, 9 and 12 months");
        }
        return known(strength);
    }

    private double highest(int from) {
        double high = bars.high()[from];
        for (int i = from + 1; i <= last; i++) {
            high = Math.max(high, bars.high()[i]);
        }
        return high;
    }

    private double lowest(int from) {
        double low = bars.low()[from];
        for (int i = from + 1; i <= last; i++) {
            low = Math.min(low, bars.low()[i]);
        }
        return low;
    }

    /// The first bar later than a day; the number of bars when there is none.
    private int firstAfter(long day) {
        int low = 0;
        int high = bars.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (day(middle) > day) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private long day(int bar) {
        return Math.floorDiv(bars.time()[bar], DAY);
    }

    private double close(int bar) {
        return bars.close()[bar];
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
