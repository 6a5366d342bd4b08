package bellwether.trading.rules.newest;

import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;
import bellwether.trading.rules.RuleHistory;
import java.util.Arrays;
import java.util.Set;

/// Indicators whose value on a bar is computed from a window that ends with it and from nothing
/// else, so that the newest bars alone give it to the bit. One that carries sums along is not among
/// them: its rounding knows earlier bars.
final class WindowedIndicators {
    private static final Set<String> NAMES =
            Set.of(
                    "HMA",
                    "ICHIMOKU",
                    "AROON",
                    "AROONOSC",
                    "CCI",
                    "WILLR",
                    "BOP",
                    "MOM",
                    "ROC",
                    "ROCP",
                    "ROCR",
                    "TRANGE",
                    "DONCHIAN",
                    "MAX",
                    "MIN",
                    "MIDPOINT",
                    "MIDPRICE",
                    "AVGPRICE",
                    "MEDPRICE",
                    "TYPPRICE",
                    "WCLPRICE");

    /// Of the session before, which is the bar before where bars are days.
    private static final Set<String> NAMES_BY_DAYS = Set.of("PIVOTS", "CPR");

    private WindowedIndicators() {}

    static boolean has(Indicators.Choice choice, Timeframe timeframe) {
        String name = choice.indicator().name();
        return NAMES.contains(name) || (!timeframe.isIntraday() && NAMES_BY_DAYS.contains(name));
    }

    /// How many bars it takes to know the last ones.
    static int barsNeeded(Indicators.Choice choice) {
        return choice.indicator().warmUp(choice.arguments()) + NewestValues.BARS;
    }

    /// The newest bars in a series of their own; all where there are no more.
    static Series tail(RuleHistory history, int bars) {
        Series all = history.series();
        int to = all.size();
        if (to <= bars) {
            return all;
        }
        int from = to - bars;
        return new Series(
                        Arrays.copyOfRange(all.open(), from, to),
                        Arrays.copyOfRange(all.high(), from, to),
                        Arrays.copyOfRange(all.low(), from, to),
                        Arrays.copyOfRange(all.close(), from, to),
                        Arrays.copyOfRange(all.volume(), from, to),
                        bars)
                .sectioned(Arrays.copyOfRange(all.column(Input.SESSION), from, to));
    }
}
