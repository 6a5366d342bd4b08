package bellwether.research.backtest.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Rule;
import java.math.BigDecimal;
import java.util.Optional;

/// How one cash is traded over many symbols.
///
/// @param strategy by which positions and orders are named
/// @param cash at the begin, in the settings' currency
/// @param maxPositions at most so many are held at once
/// @param rank of those that signal at one close the highest is entered first, and what has no
///   value not at all; empty: by ticker
/// @param rebalance empty: never
public record PortfolioPlan(
        Rule rule,
        String strategy,
        ExecutionSettings settings,
        BigDecimal cash,
        int maxPositions,
        Optional<Operand> rank,
        Optional<RebalancePlan> rebalance) {
    public PortfolioPlan {
        if (maxPositions < 1) {
            throw Refusal.invalid(
                    "/portfolio/max_positions", "must be 1 or more, was " + maxPositions);
        }
        if (cash.signum() <= 0) {
            throw Refusal.invalid("/cash", "must be more than 0, was " + cash.toPlainString());
        }
    }
}
