package bellwether.research.analysis;

import org.jspecify.annotations.Nullable;

/// What the formulas of an analysis say of the newest bar, without a plan.
///
/// @param score of the default profile, −1 to 1
/// @param regime kind of market: trending_up, trending_down, volatile or ranging
/// @param usualAtrPercent of the last year; null where the history is too short
/// @param message the regime in words
public record MarketReading(
        double score,
        String regime,
        double adx,
        double ema20,
        double ema50,
        double atrPercent,
        @Nullable Double usualAtrPercent,
        String message) {}
