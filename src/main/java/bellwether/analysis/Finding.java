package bellwether.analysis;

/// What looking at one symbol comes to.
sealed interface Finding {

    /// Too short a history to say anything.
    record NotEnoughBars(int bars, int needed) implements Finding {
        String words(String ticker) {
            return "%s has %d bars and %d are needed: %d missing"
                    .formatted(ticker, bars, needed, needed - bars);
        }
    }

    /// The analysis.
    record Analysed(Analysis analysis) implements Finding {}
}
