package bellwether.research.analysis.vote;

import bellwether.technical.ta.volatility.Atr;
import bellwether.technical.ta.volatility.Bollinger;

/// Bollinger's bands vote against a price outside them; the average true range only informs stop
/// and size.
final class VolatilityVotes {
    private VolatilityVotes() {}

    static void bollinger(IndicatorPanel panel, int bar, Ballot ballot) {
        if (ballot.lacks(Bollinger.warmUp(20), bar)) {
            return;
        }
        double upper = panel.bandUpper[bar];
        double lower = panel.bandLower[bar];
        double width = upper - lower;
        double close = panel.close(bar);
        if (width > 0 && close < lower) {
            ballot.cast(1, (lower - close) / width, VolatilityVotes::belowWords);
        } else if (width > 0 && close > upper) {
            ballot.cast(-1, (close - upper) / width, VolatilityVotes::aboveWords);
        } else {
            ballot.neutral((_, _) -> "the close is inside the Bollinger bands 20/2");
        }
    }

    private static String belowWords(IndicatorPanel panel, int bar) {
        return "the close is below the lower Bollinger band 20/2 at "
                + Phrases.number(panel.bandLower[bar]);
    }

    private static String aboveWords(IndicatorPanel panel, int bar) {
        return "the close is above the upper Bollinger band 20/2 at "
                + Phrases.number(panel.bandUpper[bar]);
    }

    static void atr(IndicatorPanel panel, int bar, Ballot ballot) {
        if (!ballot.lacks(Atr.warmUp(14), bar)) {
            ballot.silent(VolatilityVotes::atrWords);
        }
    }

    private static String atrWords(IndicatorPanel panel, int bar) {
        double atr = panel.atr[bar];
        return Phrases.fill(
                "ATR 14 is %s, %s of the price; it informs stop and size and never votes",
                Phrases.number(atr), Phrases.percent(atr / panel.close(bar)));
    }
}
