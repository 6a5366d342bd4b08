package bellwether.trading.strategy.mark;

import java.math.BigDecimal;
import java.time.Instant;

/// The profit of a strategy over an interval, of its complete minutes.
///
/// @param open profit at the first of them
/// @param value of the legs at the last
/// @param points how many there are
/// @param incomplete minutes that were marked and lack a price
public record MarkCandle(
        Instant start,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal value,
        int points,
        int incomplete) {}
