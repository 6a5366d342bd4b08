package bellwether.research.evidence.scoreboard;

import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import java.math.BigDecimal;
import java.math.MathContext;

/// A fill of a plan and the bar that it happened on.
record TradePlace(int bar, Fill fill) {
    /// @param since the first bar on which it could have happened
    PlanFill shown(MarkedSymbol symbol, int since) {
        return new PlanFill(fill.date(), fill.price(), fill.phase(), isAssumed(symbol, since));
    }

    /// Whether it rests on the path of prices within its bar, on trade on a bar whose volume is not
    /// known, or on sessions without bars, on which it would have happened earlier. A settlement
    /// needs no trade.
    private boolean isAssumed(MarkedSymbol symbol, int since) {
        boolean isUnproven = !fill.volumeKnown() && fill.phase() != FillPhase.SETTLEMENT;
        return fill.assumed() || isUnproven || symbol.lacksSessions(since, bar);
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
