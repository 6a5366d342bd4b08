package bellwether.research.backtest.doubt;

import bellwether.research.backtest.ClosedTrade;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the same trades bring at random times: as many of each symbol, with the same sides, bars
/// held, parts of the equity and costs, none over another, in at an open and out at an open. Trades
/// that are still open are left out on both sides.
///
/// @param trades how many are laid
/// @param asGood draws with at least as much log return as the run's trades
/// @param p (1 + those) ÷ (1 + draws): how often chance does as well
/// @param total what the run's closed trades brought, as a fraction
/// @param quantiles of what the draws brought
/// @param undefined why there is none
public record RandomEntries(
        int draws,
        int trades,
        int asGood,
        @Nullable Double p,
        @Nullable Double total,
        List<Quantile> quantiles,
        @Nullable String undefined) {
    /// Draws where none are named.
    public static final int USUAL_DRAWS = 1_000;

    /// A return under which a share of the draws lies; -1 is all lost.
    public record Quantile(double probability, double total) {}

    /// One symbol's trades and the bars on which they could have been.
    ///
    /// @param first the first deciding bar, behind which trades may begin
    /// @param trades closed ones of this symbol; their bars are those of the history
    /// @param weights of each, what its entry cost ÷ the equity before it
    /// @param priceUnit one unit of the prices in money: 1, or 0.01 for pence
    public record Lane(
            RuleHistory history,
            List<TapeAction> actions,
            int first,
            List<ClosedTrade> trades,
            List<Double> weights,
            BigDecimal priceUnit) {
        public Lane {
            if (weights.size() != trades.size()) {
                throw new IllegalArgumentException(
                        "weights must be as many as trades, were %d and %d"
                                .formatted(weights.size(), trades.size()));
            }
        }

        /// With the weights that the equity at the close before each entry gives.
        public static Lane of(
                RuleHistory history,
                List<TapeAction> actions,
                int first,
                List<ClosedTrade> trades,
                double[] equity,
                BigDecimal priceUnit) {
            List<Double> weights = new ArrayList<>();
            for (ClosedTrade trade : trades) {
                double before = equity[Math.max(0, trade.entry().bar() - 1)];
                weights.add(before > 0 ? LaidTrades.value(trade, priceUnit) / before : 0);
            }
            return new Lane(history, actions, first, trades, weights, priceUnit);
        }
    }

    static RandomEntries none(int draws, String why) {
        return new RandomEntries(draws, 0, 0, null, null, List.of(), why);
    }
}
