package bellwether.trading.portfolio.matching;

/// Which portfolios a matcher walks. Those that are matched with quotes have one of their own, as
/// providers may take seconds to answer.
public enum MatchedTapes {
    ALL("order matcher"),
    BARS("order matcher"),
    QUOTES("quote matcher");

    private final String loop;

    MatchedTapes(String loop) {
        this.loop = loop;
    }

    /// What its loop is called.
    String loop() {
        return loop;
    }

    /// Whether a portfolio is among them.
    ///
    /// @param quoted whether it is matched with quotes
    boolean has(boolean quoted) {
        return switch (this) {
            case ALL -> true;
            case BARS -> !quoted;
            case QUOTES -> quoted;
        };
    }
}
