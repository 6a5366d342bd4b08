package bellwether.trading.rules;

import bellwether.trading.execution.Distance;

/// How a position is entered after a signal.
public sealed interface EntryRule {
    /// At the next open.
    record Market() implements EntryRule {}

    /// At a price at least as good as a level.
    ///
    /// @param validBars how many bars the order lives
    record Limit(Level level, int validBars) implements EntryRule {
        public Limit {
            requireBars(validBars);
        }
    }

    /// Once the price reaches a level.
    ///
    /// @param validBars how many bars the order lives
    record Stop(Level level, int validBars) implements EntryRule {
        public Stop {
            requireBars(validBars);
        }
    }

    /// Where the order lies.
    sealed interface Level {
        /// At a value of the signal's bar.
        record AtValue(Operand value) implements Level {}

        /// So far from the signal's close: a limit on its better side, a stop on its worse.
        record Offset(Distance distance) implements Level {}
    }

    /// How many bars an order lives that this enters by.
    default int bars() {
        return switch (this) {
            case Market _ -> 1;
            case Limit(_, int bars) -> bars;
            case Stop(_, int bars) -> bars;
        };
    }

    private static void requireBars(int bars) {
        if (bars < 1 || bars > Condition.MOST_BARS) {
            throw new IllegalArgumentException("valid bars must be 1 to 1000, was " + bars);
        }
    }
}
