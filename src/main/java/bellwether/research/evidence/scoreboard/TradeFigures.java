package bellwether.research.evidence.scoreboard;

import bellwether.trading.execution.FillPhase;
import bellwether.trading.rules.HeldPath;
import bellwether.trading.rules.RuleHistory;

/// Measures a trade that has ended, in the shares of its entry.
final class TradeFigures {
    private TradeFigures() {}

    /// @param basis the bar in whose shares the plan's prices are
    static PlanFigures of(
            MarkedSymbol symbol,
            PlannedBracket plan,
            TradePlace entry,
            TradePlace exit,
            int basis,
            PlanState state) {
        RuleHistory history = symbol.history();
        HeldPath path =
                new HeldPath(
                        history, plan.isLong(), end(entry), end(exit), state == PlanState.STOP);
        double ratio = path.shares(exit.bar());
        double risk = plan.risk() * history.shares(basis) / history.shares(entry.bar());
        double costs =
                symbol.terms().inPrices(entry.costs()).doubleValue()
                        + ratio * symbol.terms().inPrices(exit.costs()).doubleValue();
        double gain = (exit.price() * ratio - entry.price()) * plan.sign() - costs;
        return new PlanFigures(
                gain / risk,
                path.adverse() / risk,
                path.favourable() / risk,
                costs,
                100 * gain / entry.price(),
                exit.bar() - entry.bar() + 1);
    }

    private static HeldPath.End end(TradePlace place) {
        FillPhase phase = place.fill().phase();
        return new HeldPath.End(
                place.bar(),
                phase == FillPhase.SETTLEMENT ? FillPhase.CLOSE : phase,
                place.price());
    }
}
