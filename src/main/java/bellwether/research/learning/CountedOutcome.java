package bellwether.research.learning;

import bellwether.trading.execution.OrderSide;
import org.jspecify.annotations.Nullable;

/// What is counted of a decided outcome.
///
/// @param symbol null where none is stored
/// @param ticker as the symbol is called now; as it was stated where none is stored
/// @param knownAt the signal's bar, in seconds of the epoch, as the others
/// @param net in percent of the entry's value
/// @param r null without a stop
public record CountedOutcome(
        @Nullable Long symbol,
        String ticker,
        String timeframe,
        String name,
        OutcomeOrigin origin,
        OutcomePolicy policy,
        OrderSide side,
        long knownAt,
        long enteredAt,
        long exitedAt,
        double net,
        @Nullable Double r) {
    /// Whether it has earned more than its costs.
    public boolean isWon() {
        return net > 0;
    }

    /// The value by which it is gathered.
    public String key(PerformanceGrouping by) {
        return switch (by) {
            case PATTERN -> name;
            case SYMBOL -> ticker;
            case TIMEFRAME -> timeframe;
            case ORIGIN -> origin.key();
        };
    }
}
