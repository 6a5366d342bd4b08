package bellwether.research.backtest.doubt;

import org.jspecify.annotations.Nullable;

/// One thing to doubt about a run, with its number and what to do.
///
/// @param code such as `too_few`
/// @param severity critical, serious or warning
/// @param limit the number's threshold
/// @param message for people
/// @param remedy the next step
public record Finding(
        String code,
        String severity,
        @Nullable Double number,
        @Nullable Double limit,
        String message,
        String remedy) {}
