package bellwether.trading.portfolio.risk;

import org.jspecify.annotations.Nullable;

/// How earlier closed trades of an origin ended.
///
/// @param failures of them with a result of 0 or less after charges
/// @param failurePercent null below 30 trades
/// @param reason `too few` below 30 trades; null else
public record OriginRecord(
        String origin,
        int n,
        int failures,
        @Nullable Double failurePercent,
        @Nullable String reason) {
    static OriginRecord of(String origin, TradeRecord record) {
        return new OriginRecord(
                origin,
                record.n(),
                record.failures(),
                record.isEnough() ? record.failurePercent().orElse(null) : null,
                record.isEnough() ? null : "too few");
    }
}
