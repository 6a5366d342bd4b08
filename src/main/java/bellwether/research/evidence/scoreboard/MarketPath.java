package bellwether.research.evidence.scoreboard;

import bellwether.trading.execution.FillPhase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a market did day by day, to hold trades against: an index, or the equal mean of symbols.
///
/// @param name the index's ticker, or `equal_mean`
public record MarketPath(String name, Map<LocalDate, Level> levels) {
    public static final String EQUAL_MEAN = "equal_mean";

    /// Nothing is known of it.
    public static final MarketPath NONE = new MarketPath("", Map.of());

    public MarketPath {
        levels = Map.copyOf(levels);
    }

    /// Of a day.
    public record Level(double open, double close) {}

    /// The change in percent over the bars of a trade; empty where a day of it is not known.
    ///
    /// @param atOpen whether it ends at the open of its last day
    OptionalDouble change(LocalDate from, LocalDate to, boolean atOpen) {
        Level begin = levels.get(from);
        Level end = levels.get(to);
        return begin == null || end == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(100 * ((atOpen ? end.open() : end.close()) / begin.open() - 1));
    }

    /// Adds up the equal mean of symbols. Each takes part on the days on which it and the day
    /// before have bars that can be compared.
    public static final class Mean {
        private final Map<LocalDate, Sums> days = new TreeMap<>();

        private static final class Sums {
            double overnight;
            double within;
            int nights;
            int sessions;
        }

        public void add(MarkedSymbol symbol) {
            var bars = symbol.history().series();
            for (int bar = 0; bar < bars.size(); bar++) {
                Sums sums = days.computeIfAbsent(symbol.history().date(bar), _ -> new Sums());
                double open = bars.open()[bar];
                sums.within += bars.close()[bar] / open;
                sums.sessions++;
                if (bar > 0 && symbol.doubt(bar) == null) {
                    sums.overnight += open / bars.close()[bar - 1];
                    sums.nights++;
                }
            }
        }

        /// The path from 1 on.
        public MarketPath path() {
            Map<LocalDate, Level> levels = new TreeMap<>();
            double last = 1;
            for (Map.Entry<LocalDate, Sums> day : days.entrySet()) {
                Sums sums = day.getValue();
                double open = sums.nights == 0 ? last : last * (sums.overnight / sums.nights);
                double close = open * (sums.within / sums.sessions);
                levels.put(day.getKey(), new Level(open, close));
                last = close;
            }
            return new MarketPath(EQUAL_MEAN, levels);
        }
    }

    /// An index by its own bars.
    public static MarketPath of(MarkedSymbol index) {
        Map<LocalDate, Level> levels = new TreeMap<>();
        var bars = index.history().series();
        for (int bar = 0; bar < bars.size(); bar++) {
            levels.put(index.history().date(bar), new Level(bars.open()[bar], bars.close()[bar]));
        }
        return new MarketPath(index.terms().symbol(), levels);
    }

    /// The change beside a trade.
    ///
    /// @param against the path's name; null where nothing is known
    /// @param at of which moment's prices; null where it was compared before that was kept
    public record Change(@Nullable String against, @Nullable Double percent, @Nullable Instant at) {
        public static final Change UNKNOWN = new Change(null, null, null);

        boolean isMean() {
            return EQUAL_MEAN.equals(against);
        }

        Change at(Instant now) {
            return percent == null ? this : new Change(against, percent, now);
        }
    }

    Change beside(PlanFill entry, PlanFill exit) {
        OptionalDouble change = change(entry.on(), exit.on(), exit.phase() == FillPhase.OPEN);
        return change.isEmpty()
                ? Change.UNKNOWN
                : new Change(name, Double.valueOf(change.getAsDouble()), null);
    }
}
