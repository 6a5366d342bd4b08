package bellwether.desk.alert.rule;

import java.util.Optional;

/// How many symbols a rule may look at when it is made.
public final class RuleBounds {
    /// Quotes are asked for one by one, and providers count them.
    public static final int MOST_QUOTES = 500;

    /// A rule that fires on each bar makes as many alerts a bar.
    public static final int MOST_EACH = 500;

    private RuleBounds() {}

    /// What was read, or what is wrong with it where it looks at too many symbols.
    static RuleReading applied(RuleReading reading, RuleLibrary library, String owner) {
        Optional<RuleDefinition> read = reading.definition();
        if (read.isEmpty()) {
            return reading;
        }
        RuleDefinition rule = read.get();
        boolean onQuotes = rule.kind() == RuleKind.QUOTE;
        if (!onQuotes && rule.repeat() != RepeatMode.EACH) {
            return reading;
        }
        int symbols = library.tickers(owner, rule.scope()).size();
        RuleFaults faults = new RuleFaults();
        if (onQuotes && symbols > MOST_QUOTES) {
            faults.add(
                    "/universe",
                    "must have at most %d symbols where a rule is judged on quotes, has %d; name fewer, or leave out on to judge it on finished bars"
                            .formatted(MOST_QUOTES, symbols));
        }
        if (!onQuotes && symbols > MOST_EACH) {
            faults.add(
                    "/repeat",
                    "must be crossing or once where a rule looks at more than %d symbols, was each over %d; name fewer, or choose crossing"
                            .formatted(MOST_EACH, symbols));
        }
        return faults.reading(read);
    }
}
