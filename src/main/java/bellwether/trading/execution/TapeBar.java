package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import org.jspecify.annotations.Nullable;

/// A raw bar as traded, in shares and prices of its own day.
///
/// @param volume in shares; {@link #UNKNOWN_VOLUME} where it is not known
/// @param before what was known before the bar began; null: nothing
public record TapeBar(
        String symbol,
        double open,
        double high,
        double low,
        double close,
        double volume,
        @Nullable BarStatistics before) {
    public static final double UNKNOWN_VOLUME = -1;

    public TapeBar {
        Prices.positive("/open", open);
        Prices.positive("/high", high);
        Prices.positive("/low", low);
        Prices.positive("/close", close);
        if (high < Math.max(open, close) || low > Math.min(open, close)) {
            throw Refusal.invalid(
                    high < low || high < open || high < close ? "/high" : "/low",
                    "must hold low <= open, close <= high, was %s/%s/%s/%s"
                            .formatted(open, high, low, close));
        }
        if (!(volume >= 0) && volume != UNKNOWN_VOLUME) {
            throw Refusal.invalid("/volume", "must be 0 or more, or unknown (-1), was " + volume);
        }
    }

    /// A bar of one price, as each quote of a tape of quotes is.
    public static TapeBar quote(String symbol, double price) {
        return new TapeBar(symbol, price, price, price, price, UNKNOWN_VOLUME, null);
    }

    public boolean isVolumeKnown() {
        return volume >= 0;
    }
}
