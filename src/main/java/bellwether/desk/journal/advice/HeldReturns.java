package bellwether.desk.journal.advice;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The mean daily return of what is held, and how others move beside it.
final class HeldReturns {
    private static final int BARS = 121;
    private static final int FEWEST = 60;

    private final Market market;
    private final Map<Long, Double> mean;

    /// Pearson's correlation over common days.
    record Correlation(double rho, int days) {}

    private HeldReturns(Market market, Map<Long, Double> mean) {
        this.market = market;
        this.mean = mean;
    }

    /// @param tickers of what is held; of those without bars nothing is known
    static HeldReturns of(Market market, Collection<String> tickers) {
        Map<Long, double[]> sums = new TreeMap<>();
        for (History history : market.loadLast(List.copyOf(tickers), Timeframe.DAY, BARS)) {
            returns(history.bars())
                    .forEach((day, change) ->
                            sums.merge(
                                    day,
                                    new double[] {change, 1},
                                    (one, other) -> new double[] {one[0] + other[0], one[1] + 1}));
        }
        Map<Long, Double> mean = new TreeMap<>();
        sums.forEach((day, sum) -> mean.put(day, sum[0] / sum[1]));
        return new HeldReturns(market, mean);
    }

    private static Map<Long, Double> returns(Bars bars) {
        Map<Long, Double> returns = new TreeMap<>();
        for (int i = 1; i < bars.size(); i++) {
            double change = bars.close()[i] / bars.close()[i - 1] - 1;
            if (Double.isFinite(change)) {
                returns.put(bars.time()[i] / Timeframe.SECONDS_PER_DAY, change);
            }
        }
        return returns;
    }

    /// By ticker; absent of those with fewer than 60 common days, or a price that never moved.
    Map<String, Correlation> with(Collection<String> tickers) {
        Map<String, Correlation> found = new HashMap<>();
        if (!mean.isEmpty() && !tickers.isEmpty()) {
            for (History history : market.loadLast(List.copyOf(tickers), Timeframe.DAY, BARS)) {
                correlation(returns(history.bars()))
                        .ifPresent(one -> found.put(history.ticker(), one));
            }
        }
        return found;
    }

    private Optional<Correlation> correlation(Map<Long, Double> returns) {
        List<Long> days = returns.keySet().stream().filter(mean::containsKey).toList();
        if (days.size() < FEWEST) {
            return Optional.empty();
        }
        double[] one = days.stream().mapToDouble(day -> value(returns, day)).toArray();
        double[] other = days.stream().mapToDouble(day -> value(mean, day)).toArray();
        double rho = product(one, other) / Math.sqrt(product(one, one) * product(other, other));
        return Double.isFinite(rho)
                ? Optional.of(new Correlation(rho, days.size()))
                : Optional.empty();
    }

    private static double value(Map<Long, Double> values, Long day) {
        return values.getOrDefault(day, Double.NaN);
    }

    private static double product(double[] one, double[] other) {
        double meanOfOne = mean(one);
        double meanOfOther = mean(other);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - meanOfOne) * (other[i] - meanOfOther);
        }
        return sum;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
