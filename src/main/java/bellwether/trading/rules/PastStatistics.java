package bellwether.trading.rules;

import bellwether.technical.ta.Series;
import bellwether.trading.execution.BarStatistics;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What is known at the close before a bar: for slippage, and for distances in average true ranges.
public final class PastStatistics {
    private static final int WINDOW = 20;

    private final RuleHistory history;
    private final IntToDoubleFunction averageTrueRange;

    /// @param averageTrueRange of 14 bars at a bar, in its own shares
    public PastStatistics(RuleHistory history, IntToDoubleFunction averageTrueRange) {
        this.history = history;
        this.averageTrueRange = averageTrueRange;
    }

    /// With the average true range of the standard fields.
    public static PastStatistics of(RuleHistory history) {
        double[] range =
                new RuleColumns(history, RuleFields.standard(), SuppliedColumns.NONE)
                        .field(Operand.FieldValue.of("ATR_14"));
        return new PastStatistics(history, bar -> range[bar]);
    }

    /// In the shares of the bar; null for the first one, before which nothing is known.
    public @Nullable BarStatistics before(int bar) {
        if (bar == 0) {
            return null;
        }
        int last = bar - 1;
        Series forward = history.series();
        double sum = 0;
        double squares = 0;
        double volumes = 0;
        int from = Math.max(1, bar - WINDOW);
        for (int i = from; i <= last; i++) {
            double change = forward.close()[i] / forward.close()[i - 1] - 1;
            sum += change;
            squares += change * change;
            volumes += forward.volume()[i];
        }
        int n = bar - from;
        boolean full = n == WINDOW;
        double variance = (squares - sum * sum / n) / (n - 1);
        double shares = history.shares(bar);
        return new BarStatistics(
                history.carried(averageTrueRange.applyAsDouble(last), last, bar, 1),
                forward.close()[last] / shares,
                full ? Math.sqrt(Math.max(0, variance)) : Double.NaN,
                full ? volumes / WINDOW * shares : Double.NaN);
    }
}
