package bellwether.desk.scan;

import org.jspecify.annotations.Nullable;

/// Which pattern a bar completed.
///
/// @param name in the catalogue, such as `ENGULFING`
/// @param direction 1 for rising prices, −1 for falling ones
/// @param value TA-Lib's, of candles; null for chart patterns
/// @param quality 0 to 1, of chart patterns; null for candles, which have no grades
public record DetectedPattern(
        String name, int direction, @Nullable Integer value, @Nullable Double quality) {
    /// Its direction in a word.
    public String side() {
        return direction > 0 ? "bullish" : "bearish";
    }
}
