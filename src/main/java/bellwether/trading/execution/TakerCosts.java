package bellwether.trading.execution;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What orders pay that do not wait for their price. All of it is known before the bar.
///
/// @param halfSpreadBps basis points of the value
/// @param slippageBps basis points of the value
/// @param atrMultiple so many times ATR14 ÷ close, as a part of the value
/// @param impact so many times sd20 × √(shares ÷ mean volume of 20 bars), as a part of the value
/// @param impactMostPercent of the value; null: no limit
public record TakerCosts(
        BigDecimal halfSpreadBps,
        BigDecimal slippageBps,
        BigDecimal atrMultiple,
        BigDecimal impact,
        @Nullable BigDecimal impactMostPercent) {
    public static final TakerCosts NONE = bps(BigDecimal.ZERO, BigDecimal.ZERO);

    /// A half spread and slippage in basis points.
    public static TakerCosts bps(BigDecimal halfSpread, BigDecimal slippage) {
        return new TakerCosts(halfSpread, slippage, BigDecimal.ZERO, BigDecimal.ZERO, null);
    }
}
