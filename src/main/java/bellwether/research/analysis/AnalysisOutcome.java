package bellwether.research.analysis;

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

        public String words(String ticker) {
            return "%s has the price %s; only prices from %s to %s can be analysed"
                    .formatted(ticker, price, LEAST, MOST);
        }
    }

    /// The analysis.
    record Analysed(Analysis analysis) implements AnalysisOutcome {}
}
