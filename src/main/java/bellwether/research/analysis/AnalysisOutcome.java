package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.platform.base.CountedNoun;

/// What looking at one symbol comes to.
public sealed interface AnalysisOutcome {

    /// Too short a history to say anything.
    record NotEnoughBars(int bars, int needed) implements AnalysisOutcome {
        public String words(String ticker) {
            return "%s has %s, %d are needed: %d missing"
                    .formatted(ticker, new CountedNoun(bars, "bar"), needed, needed - bars);
        }
    }

    /// A price with which no sensible money can be reckoned.
    record OutOfRange(double price) implements AnalysisOutcome {
        public static final double LEAST = 1e-12;
        public static final double MOST = 1e15;

        /// The first bar with such a price, or their number.
        static int first(Bars bars) {
            int bar = 0;
            while (bar < bars.size() && bars.low()[bar] >= LEAST && bars.high()[bar] <= MOST) {
                bar++;
            }
            return bar;
        }

        static OutOfRange of(Bars bars, int bar) {
            return new OutOfRange(bars.high()[bar] > 1 ? bars.high()[bar] : bars.low()[bar]);
        }

        public String words(String ticker) {
            return "%s has the price %s; only prices from %s to %s can be analysed"
                    .formatted(ticker, price, LEAST, MOST);
        }
    }

    /// The analysis.
    record Analysed(Analysis analysis) implements AnalysisOutcome {}
}
