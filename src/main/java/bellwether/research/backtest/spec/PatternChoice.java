package bellwether.research.backtest.spec;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// Which pattern the built-in rule `pattern` trades.
///
/// @param name of a candlestick or chart pattern of the catalogue
/// @param sign `bullish` (default) buys, `bearish` sells short
public record PatternChoice(
        @NotNull(
                        message =
                                "is required: the name of a pattern, such as engulfing or double_bottom; GET /api/v1/indicators lists them")
                String name,
        @Nullable
                @Pattern(
                        regexp = "bullish|bearish",
                        message = "must be \"bullish\" (bought) or \"bearish\" (sold short)")
                String sign) {
    /// Whether it is sold short.
    boolean isShort() {
        return "bearish".equals(sign);
    }
}
