package bellwether.research.learning.label;

import bellwether.trading.execution.Distance;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.Prices;
import java.util.Optional;

/// Labels of one symbol's bars, each a trade of one share.
public final class BarrierLabels {
    private final LabelTape tape;
    private final double[] averageTrueRange;
    private final BarrierPolicy policy;

    /// Labels by one policy.
    ///
    /// @param averageTrueRange of each bar; NaN where it is not known
    public BarrierLabels(LabelTape tape, double[] averageTrueRange, BarrierPolicy policy) {
        this.tape = tape;
        this.averageTrueRange = averageTrueRange;
        this.policy = policy;
    }

    /// What came of buying, or of selling short, at the open after a bar; empty while the bars do
    /// not decide it, and where the range of the bar is not known.
    public Optional<BarrierOutcome> of(int signal, OrderSide side) {
        double range = averageTrueRange[signal];
        if (!(range > 0)) {
            return Optional.empty();
        }
        double stop = policy.stopRanges() * range;
        double target = policy.targetRanges() * range;
        LabelTerms terms = LabelTerms.plain(side, distance(stop), distance(target), policy.bars());
        return new LabelWalk(tape, signal, terms).end() instanceof LabelTrade trade
                ? Optional.of(outcome(signal, side, stop, target, trade))
                : Optional.empty();
    }

    private static Distance distance(double amount) {
        return new Distance.Amount(Prices.exact(amount));
    }

    private BarrierOutcome outcome(
            int signal, OrderSide side, double stop, double target, LabelTrade trade) {
        double entry = trade.entry().price().doubleValue();
        double exit = trade.exit().price().doubleValue();
        int sign = side.sign();
        double net = sign * (exit / entry - 1) - 2 * policy.costShare();
        return new BarrierOutcome(
                signal,
                trade.end(),
                entry,
                entry - sign * stop,
                entry + sign * target,
                exit,
                trade.why(),
                net,
                net / (stop / entry));
    }
}
