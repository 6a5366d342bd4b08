package bellwether.trading.rules;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What a rule has to know of its account at the close of a bar.
///
/// @param quantity held of the symbol for this rule; negative for a short
/// @param openOrders ids of its orders that are still open
/// @param losingExit whether a position of it was closed at a loss on this bar
/// @param equity at this close, in the unit of the symbol's prices; asked for where a size needs it
/// @param record of its own closed trades, for sizes by Kelly's formula
public record RuleAccount(
        BigDecimal quantity,
        Set<String> openOrders,
        boolean losingExit,
        Supplier<BigDecimal> equity,
        Optional<TradeRecord> record) {
    public RuleAccount {
        openOrders = Set.copyOf(openOrders);
    }

    /// Nothing held, no order open.
    public static RuleAccount flat(BigDecimal equity) {
        return new RuleAccount(BigDecimal.ZERO, Set.of(), false, () -> equity, Optional.empty());
    }

    /// What closed trades have brought.
    ///
    /// @param payoff mean win through mean loss
    public record TradeRecord(int trades, double winRate, double payoff) {
        /// Kelly's share of the capital, 0 when the trades lose.
        public double kelly() {
            double share = payoff > 0 ? winRate - (1 - winRate) / payoff : 0;
            return share > 0 ? share : 0;
        }
    }
}
