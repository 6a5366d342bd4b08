package bellwether.research.backtest.portfolio;

import bellwether.research.backtest.run.TapeReader;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What part of the equity each position is to be.
final class TargetWeights {
    /// Returns of so many sessions.
    static final int SESSIONS = 63;

    private final PortfolioPlan plan;

    TargetWeights(PortfolioPlan plan) {
        this.plan = plan;
    }

    boolean areByVolatility() {
        return plan.rebalance()
                .filter(rebalance ->
                        rebalance.weights() == RebalancePlan.Weights.INVERSE_VOLATILITY)
                .isPresent();
    }

    /// As a fraction, by ticker; those whose volatility is needed and not known have none.
    Map<String, Double> of(Collection<ActiveSymbol> symbols) {
        Map<String, Double> weights = new HashMap<>();
        if (!areByVolatility()) {
            symbols.forEach(symbol -> weights.put(symbol.ticker(), 1.0 / plan.maxPositions()));
            return weights;
        }
        double sum = 0;
        for (ActiveSymbol symbol : symbols) {
            double inverse = 1 / volatility(symbol.loaded, symbol.bar);
            if (Double.isFinite(inverse)) {
                weights.put(symbol.ticker(), inverse);
                sum += inverse;
            }
        }
        double scale = (double) weights.size() / plan.maxPositions() / sum;
        weights.replaceAll((_, inverse) -> inverse * scale);
        return weights;
    }

    /// Percent of the equity, no more than the side of the rule allows.
    BigDecimal percent(double weight, OrderSide way) {
        BigDecimal percent = BigDecimal.valueOf(100 * weight).round(MathContext.DECIMAL64);
        Optional<BigDecimal> most = plan.rule().side(way).flatMap(RuleSide::maxPositionPercent);
        return most.map(percent::min).orElse(percent);
    }

    /// Standard deviation of the returns of the last sessions up to a bar; NaN where there are too
    /// few, 0 where none differs.
    static double volatility(LoadedSymbol symbol, int bar) {
        return volatility(symbol.history, symbol.tape, bar);
    }

    private static double volatility(RuleHistory history, TapeReader tape, int bar) {
        double[] close = history.series().close();
        double after = close[bar];
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int before = bar - 1; before >= 0 && count < SESSIONS; before--) {
            if (tape.endsSession(before)) {
                double change = after / close[before] - 1;
                sum += change;
                squares += change * change;
                after = close[before];
                count++;
            }
        }
        double variance = (squares - sum * sum / count) / (count - 1);
        return count < SESSIONS ? Double.NaN : Math.sqrt(Math.max(0, variance));
    }
}
