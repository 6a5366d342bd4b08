package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What one way of sizing comes to.
///
/// @param method `amount`, `fixed_risk`, `atr`, `half_kelly`, or `limits`
/// @param shares null where it cannot be known
/// @param formula in words, with its numbers
/// @param reason why it is not known; null where it is
public record SizeMethod(
        String method, @Nullable BigDecimal shares, String formula, @Nullable String reason) {
    static SizeMethod unknown(String method, String formula, String reason) {
        return new SizeMethod(method, null, formula, reason);
    }
}
