package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.CostPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Estimated spread and slippage of a market order, in basis points of the price.
///
/// @param source `minutes`, or `preset` where too few are stored
/// @param minutes how many stored minutes there are, at most [#NEEDED]
/// @param preset whose half spread and slippage count; null for minutes
/// @param formula in words
public record Friction(
        double spreadBps,
        double slippageBps,
        String source,
        int minutes,
        @Nullable String preset,
        String formula) {
    /// Minutes that an estimate needs.
    static final int NEEDED = 50;

    private static final double BPS = 10_000;
    private static final double SPREAD_SHARE = 0.25;
    private static final double LEAST_SLIPPAGE = 0.5;
    private static final double OF_SPREAD = 0.5;
    private static final double OF_DEVIATION = 0.1;

    /// @param minutes the newest ones, oldest first
    static Friction of(List<TradeFacts.MinuteBar> minutes, CostPlan plan) {
        if (minutes.size() < NEEDED) {
            return preset(minutes.size(), plan);
        }
        List<TradeFacts.MinuteBar> last = minutes.subList(minutes.size() - NEEDED, minutes.size());
        double spread =
                BPS
                        * SPREAD_SHARE
                        * last.stream()
                                .mapToDouble(bar -> (bar.high() - bar.low()) / bar.close())
                                .average()
                                .orElseThrow();
        double slippage =
                Math.max(LEAST_SLIPPAGE, OF_SPREAD * spread + OF_DEVIATION * BPS * deviation(last));
        return new Friction(
                spread,
                slippage,
                "minutes",
                NEEDED,
                null,
                "spread = 0.25 × mean((high − low) ÷ close) of 50 stored minutes; slippage = max(0.5 bps, 0.5 × spread + 0.1 × standard deviation of their returns)");
    }

    private static Friction preset(int minutes, CostPlan plan) {
        return new Friction(
                2 * plan.taker().halfSpreadBps().doubleValue(),
                plan.taker().slippageBps().doubleValue(),
                "preset",
                minutes,
                plan.name(),
                "50 stored minutes are needed, %d are stored; spread and slippage are those of the cost preset %s"
                        .formatted(minutes, plan.name()));
    }

    /// Of the returns from close to close.
    private static double deviation(List<TradeFacts.MinuteBar> bars) {
        int n = bars.size() - 1;
        double[] returns = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            returns[i] = bars.get(i + 1).close() / bars.get(i).close() - 1;
            sum += returns[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : returns) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (n - 1));
    }
}
