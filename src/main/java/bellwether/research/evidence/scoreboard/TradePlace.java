package bellwether.research.evidence.scoreboard;

import bellwether.trading.execution.Fill;
import java.math.BigDecimal;
import java.math.MathContext;

/// A fill of a plan and the bar that it happened on.
record TradePlace(int bar, Fill fill) {
    PlanFill shown() {
        return new PlanFill(fill.date(), fill.price(), fill.phase(), fill.assumed());
    }

    double price() {
        return fill.price().doubleValue();
    }

    /// What it cost a share, in money.
    BigDecimal costs() {
        return fill.quantity().signum() == 0
                ? BigDecimal.ZERO
                : fill.costs().divide(fill.quantity().abs(), MathContext.DECIMAL64);
    }
}
