package bellwether.trading.rules;

import java.math.BigDecimal;
import java.util.Optional;

/// How much is bought or sold at an entry.
public sealed interface RuleSize {
    /// Of the equity at the fill.
    record EquityPercent(BigDecimal percent) implements RuleSize {}

    record Cash(BigDecimal amount) implements RuleSize {}

    record Shares(BigDecimal shares) implements RuleSize {}

    /// So much of the equity is lost between entry and stop.
    record RiskPercent(BigDecimal percent) implements RuleSize {}

    /// An average true range of 14 bars is so much of the equity, at the signal's close.
    record VolatilityPercent(BigDecimal percent) implements RuleSize {}

    /// A fraction of what Kelly's formula says of the rule's own closed trades.
    ///
    /// @param startPercent of equity, before there are enough trades; without it there is no entry
    ///   before then
    record Kelly(BigDecimal fraction, Optional<BigDecimal> startPercent) implements RuleSize {
        /// Fewer trades say too little.
        public static final int LEAST_TRADES = 30;
    }
}
