package bellwether.trading.portfolio;

import java.util.Optional;

/// Which orders are wanted, the newest first.
///
/// @param open only those that are, or are not
/// @param before orders taken in before this one
public record OrderQuery(
        Optional<StrategyId> strategy,
        Optional<String> ticker,
        Optional<Boolean> open,
        long before) {
    public static final OrderQuery ALL =
            new OrderQuery(Optional.empty(), Optional.empty(), Optional.empty(), Long.MAX_VALUE);
}
