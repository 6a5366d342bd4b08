package bellwether.research.analysis.vote;

import bellwether.technical.ta.volatility.Atr;
import bellwether.technical.ta.volatility.Bollinger;

/// Bollinger's bands vote against a price outside them; the average true range only informs stop
/// and size.
final class VolatilityVotes {
    private VolatilityVotes() {}

    static Vote bollinger(IndicatorPanel panel) {
        int missing = panel.missing(Bollinger.warmUp(20));
        if (missing > 0) {
            return Vote.needs(missing);
        }
        double upper = panel.last(panel.bandUpper);
        double lower = panel.last(panel.bandLower);
        double width = upper - lower;
        double close = panel.close();
        if (width > 0 && close < lower) {
            return new Vote.Cast(
                    1,
                    (lower - close) / width,
                    () ->
                            "the close is below the lower Bollinger band 20/2 at "
                                    + Phrases.number(lower));
        }
        if (width > 0 && close > upper) {
            return new Vote.Cast(
                    -1,
                    (close - upper) / width,
                    () ->
                            "the close is above the upper Bollinger band 20/2 at "
                                    + Phrases.number(upper));
        }
        return Vote.neutral(() -> "the close is inside the Bollinger bands 20/2");
    }

    static Vote atr(IndicatorPanel panel) {
        int missing = panel.missing(Atr.warmUp(14));
        if (missing > 0) {
            return Vote.needs(missing);
        }
        double atr = panel.last(panel.atr);
        return new Vote.Silent(() ->
                Phrases.fill(
                        "ATR 14 is %s, %s of the price; it informs stop and size and never votes",
                        Phrases.number(atr), Phrases.percent(atr / panel.close())));
    }
}
