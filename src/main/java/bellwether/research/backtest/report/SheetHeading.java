package bellwether.research.backtest.report;

/// What a tear sheet is about.
///
/// @param title the rule's name
/// @param subject symbols or the universe, in words
/// @param currency of all money, such as USD
/// @param job its id, by which the rest is found
public record SheetHeading(Kind kind, String title, String subject, String currency, String job) {
    /// How the rule was run.
    public enum Kind {
        SINGLE("One rule, each symbol with its own cash"),
        PORTFOLIO("One rule, one portfolio"),
        COMPARE("Comparison on the same bars"),
        SWEEP("Sweep over parameters"),
        WALK_FORWARD("Walk-forward");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
