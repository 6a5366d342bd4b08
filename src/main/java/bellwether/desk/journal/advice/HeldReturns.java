package bellwether.desk.journal.advice;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.technical.statistics.correlation.PearsonCorrelation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The mean daily return of what is held, and how others move beside it.
final class HeldReturns {
    private static final int BARS = 121;
    private static final int FEWEST = 60;

    private final Market market;
    private final Map<Long, Double> mean;
    private final int shorts;

    /// Pearson's correlation over common days.
    ///
    /// @param shorts how many of the positions are short
    record Correlation(double rho, int days, int shorts) {}

    private HeldReturns(Market market, Map<Long, Double> mean, int shorts) {
        this.market = market;
        this.mean = mean;
        this.shorts = shorts;
    }

    /// @param held of those without bars nothing is known
    static HeldReturns of(Market market, Collection<HeldSymbol> held) {
        Map<String, Map<Long, Double>> returns =
                returns(market, held.stream().map(HeldSymbol::ticker).distinct().toList());
        Map<Long, double[]> sums = new TreeMap<>();
        for (HeldSymbol one : held) {
            returns.getOrDefault(one.ticker(), Map.of())
                    .forEach((day, change) ->
                            sums.merge(
                                    day,
                                    new double[] {one.profit(change), 1},
                                    (sum, other) ->
                                            new double[] {sum[0] + other[0], sum[1] + other[1]}));
        }
        Map<Long, Double> mean = new TreeMap<>();
        sums.forEach((day, sum) -> mean.put(day, sum[0] / sum[1]));
        return new HeldReturns(
                market, mean, (int) held.stream().filter(one -> !one.isLong()).count());
    }

    /// Of finished bars: a day that goes on has no return yet.
    private static Map<String, Map<Long, Double>> returns(
            Market market, Collection<String> tickers) {
        Map<String, Map<Long, Double>> returns = new HashMap<>();
        Map<String, TradingCalendar> calendars = market.calendars(tickers);
        for (History history : market.loadLast(List.copyOf(tickers), Timeframe.DAY, BARS + 1)) {
            Bars finished =
                    history.bars()
                            .finished(
                                    Timeframe.DAY,
                                    Objects.requireNonNull(calendars.get(history.ticker())),
                                    market.now());
            returns.put(history.ticker(), returns(finished.last(BARS)));
        }
        return returns;
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
            returns(market, tickers)
                    .forEach((ticker, returns) ->
                            correlation(returns).ifPresent(one -> found.put(ticker, one)));
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
        return PearsonCorrelation.of(one, other)
                .map(rho -> new Correlation(rho, days.size(), shorts));
    }

    private static double value(Map<Long, Double> values, Long day) {
        return values.getOrDefault(day, Double.NaN);
    }
}
