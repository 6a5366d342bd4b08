package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// What 1 that was in a portfolio from the beginning has become, without what was paid in or out:
/// each change counts by what it made of the equity that was there then. So a deposit after a loss
/// makes it no smaller, nor does a withdrawal before it.
///
/// @param equity that was there when it was taken; empty where a rate was missing
/// @param level empty where it is not known
record EquityLevel(Optional<BigDecimal> equity, Optional<BigDecimal> level) {
    /// Before anything happened.
    static EquityLevel first(Optional<BigDecimal> equity) {
        return new EquityLevel(equity, equity.map(_ -> BigDecimal.ONE));
    }

    /// After a change.
    ///
    /// @param flows that came in with it, less those that went out; empty where a rate was missing
    EquityLevel then(Optional<BigDecimal> after, Optional<BigDecimal> flows) {
        return new EquityLevel(
                after,
                level.flatMap(from ->
                        equity.flatMap(had ->
                                after.flatMap(has ->
                                        flows.map(paid -> grown(from, had, has.subtract(paid)))))));
    }

    /// Of nothing, nothing can be lost.
    private static BigDecimal grown(BigDecimal level, BigDecimal had, BigDecimal has) {
        return had.signum() <= 0 ? level : level.multiply(has).divide(had, MathContext.DECIMAL64);
    }
}
