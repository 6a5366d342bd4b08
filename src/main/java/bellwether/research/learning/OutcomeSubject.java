package bellwether.research.learning;

import bellwether.trading.execution.OrderSide;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an outcome is about.
///
/// @param symbol null where none is stored
/// @param ticker as it was called then
/// @param name of the pattern or rule; empty where there is none
/// @param side null where nothing stored says it
/// @param knownAt when the signal's bar began, or the trade was opened
public record OutcomeSubject(
        @Nullable Long symbol,
        String ticker,
        String timeframe,
        String name,
        @Nullable OrderSide side,
        Instant knownAt) {}
