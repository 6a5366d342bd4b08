package bellwether.trading.strategy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a strategy's rules signalled at the close of a bar.
///
/// @param barTime when the bar began
/// @param orderId null where nothing was ordered; the reason says why
public record StrategySignal(
        String symbol,
        Instant barTime,
        String signal,
        @Nullable String orderId,
        String reason,
        Instant decidedAt) {}
