package bellwether.research.backtest.doubt;

import bellwether.research.backtest.ClosedTrade;
import bellwether.technical.statistics.Percentile;
import bellwether.technical.statistics.SplitMix64;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final int STEPS = 20;

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
                weights.add(before > 0 ? value(trade, priceUnit) / before : 0);
            }
            return new Lane(history, actions, first, trades, weights, priceUnit);
        }
    }

    private static double value(ClosedTrade trade, BigDecimal priceUnit) {
        return trade.entry().price().doubleValue()
                * trade.quantity().doubleValue()
                * priceUnit.doubleValue();
    }

    /// The usual number of draws, over all symbols of a run.
    ///
    /// @param seed of the spec, so that the same run gives the same p
    public static RandomEntries of(List<Lane> lanes, long seed) {
        return of(lanes, USUAL_DRAWS, seed);
    }

    static RandomEntries of(List<Lane> lanes, int draws, long seed) {
        List<LaidTrades> laid = new ArrayList<>();
        int trades = 0;
        double own = 0;
        for (Lane lane : lanes) {
            if (!lane.trades().isEmpty()) {
                LaidTrades each = LaidTrades.of(lane);
                if (!each.fit()) {
                    String symbol = lane.trades().getFirst().symbol();
                    return none(draws, "the trades of %s leave no other place".formatted(symbol));
                }
                laid.add(each);
                trades += lane.trades().size();
                own += each.own();
            }
        }
        return trades == 0
                ? none(draws, "no closed trades")
                : drawn(laid, trades, own, draws, seed);
    }

    private static RandomEntries drawn(
            List<LaidTrades> laid, int trades, double own, int draws, long seed) {
        SplitMix64 random = new SplitMix64(seed);
        double[] found = new double[draws];
        int asGood = 0;
        for (int i = 0; i < draws; i++) {
            double sum = 0;
            for (LaidTrades each : laid) {
                sum += each.draw(random);
            }
            found[i] = sum;
            asGood += sum >= own ? 1 : 0;
        }
        Arrays.setAll(found, i -> Math.expm1(found[i]));
        Arrays.sort(found);
        List<Quantile> quantiles = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            double probability = (double) step / STEPS;
            quantiles.add(new Quantile(probability, Percentile.ofSorted(found, probability)));
        }
        return new RandomEntries(
                draws,
                trades,
                asGood,
                (1.0 + asGood) / (1 + draws),
                Math.expm1(own),
                quantiles,
                null);
    }

    private static RandomEntries none(int draws, String why) {
        return new RandomEntries(draws, 0, 0, null, null, List.of(), why);
    }

    /// The trades of a lane as numbers.
    private static final class LaidTrades {
        private final PriceLane prices;
        private final RandomPlaces places;
        private final int[] bars;
        private final double[] sides;
        private final double[] weights;
        private final double[] costs;
        private double own;

        private LaidTrades(Lane lane) {
            int n = lane.trades().size();
            prices = PriceLane.of(lane.history(), lane.actions(), lane.first() + 1);
            bars = new int[n];
            sides = new double[n];
            weights = new double[n];
            costs = new double[n];
            for (int i = 0; i < n; i++) {
                ClosedTrade trade = lane.trades().get(i);
                double value = value(trade, lane.priceUnit());
                bars[i] = trade.exit().bar() - trade.entry().bar();
                sides[i] = trade.direction().sign();
                weights[i] = lane.weights().get(i);
                costs[i] = trade.money().costs().doubleValue() / value;
                own += log(weights[i] * (trade.money().net().doubleValue() / value));
            }
            places = new RandomPlaces(bars, prices.room());
        }

        static LaidTrades of(Lane lane) {
            return new LaidTrades(lane);
        }

        boolean fit() {
            return places.fit();
        }

        double own() {
            return own;
        }

        double draw(SplitMix64 random) {
            int[] starts = places.draw(random);
            double sum = 0;
            for (int i = 0; i < starts.length; i++) {
                double gain = sides[i] * prices.gain(starts[i], bars[i]) - costs[i];
                sum += log(weights[i] * gain);
            }
            return sum;
        }

        /// Of growth; all lost is as little as there can be.
        private static double log(double gain) {
            return gain > -1 ? Math.log1p(gain) : Double.NEGATIVE_INFINITY;
        }
    }
}
