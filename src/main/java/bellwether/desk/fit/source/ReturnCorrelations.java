package bellwether.desk.fit.source;

import bellwether.desk.fit.select.PairCorrelation;
import bellwether.desk.fit.select.PairCorrelations;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.technical.statistics.correlation.PearsonCorrelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Correlations of daily returns over the newest days that two symbols have in common. Used by one
/// thread.
public final class ReturnCorrelations implements PairCorrelations {
    /// Daily returns that are looked at.
    public static final int RETURNS = 120;

    /// Common days without which there is no correlation.
    public static final int LEAST = 60;

    private static final int LOADED_AT_ONCE = 100;

    private final Market market;
    private final List<String> order;
    private final Map<String, Returns> known = new HashMap<>();

    /// @param order symbols in the order in which they will be asked for; loaded in blocks
    public ReturnCorrelations(Market market, List<String> order) {
        this.market = market;
        this.order = List.copyOf(order);
    }

    @Override
    public Optional<PairCorrelation> of(String ticker, String other) {
        return returns(ticker).with(returns(other));
    }

    private Returns returns(String ticker) {
        if (!known.containsKey(ticker)) {
            load(ticker);
        }
        return known.getOrDefault(ticker, Returns.NONE);
    }

    private void load(String ticker) {
        int from = Math.max(0, order.indexOf(ticker));
        List<String> block = new ArrayList<>(List.of(ticker));
        order.subList(from, Math.min(order.size(), from + LOADED_AT_ONCE)).stream()
                .filter(one -> !one.equals(ticker) && !known.containsKey(one))
                .forEach(block::add);
        block.forEach(one -> known.put(one, Returns.NONE));
        Map<String, TradingCalendar> calendars = market.calendars(block);
        for (History history : market.loadLast(block, Timeframe.DAY, RETURNS + 2)) {
            Bars finished =
                    history.bars()
                            .finished(
                                    Timeframe.DAY,
                                    Objects.requireNonNull(calendars.get(history.ticker())),
                                    market.now());
            known.put(history.ticker(), Returns.of(finished.last(RETURNS + 1)));
        }
    }

    /// Daily returns with the days that they end on.
    private static final class Returns {
        static final Returns NONE = new Returns(new long[0], new double[0]);

        private final long[] days;
        private final double[] values;

        private Returns(long[] days, double[] values) {
            this.days = days;
            this.values = values;
        }

        static Returns of(Bars bars) {
            int size = Math.max(0, bars.size() - 1);
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                values[i] = bars.close()[i + 1] / bars.close()[i] - 1;
            }
            long[] days =
                    bars.size() == 0
                            ? new long[0]
                            : Arrays.copyOfRange(bars.time(), 1, bars.size());
            return new Returns(days, values);
        }

        Optional<PairCorrelation> with(Returns other) {
            double[] mine = new double[Math.min(days.length, other.days.length)];
            double[] others = new double[mine.length];
            int common = 0;
            int j = 0;
            for (int i = 0; i < days.length; i++) {
                while (j < other.days.length && other.days[j] < days[i]) {
                    j++;
                }
                boolean both =
                        j < other.days.length
                                && other.days[j] == days[i]
                                && Double.isFinite(values[i])
                                && Double.isFinite(other.values[j]);
                if (both) {
                    mine[common] = values[i];
                    others[common++] = other.values[j];
                }
            }
            if (common < LEAST) {
                return Optional.empty();
            }
            int days = common;
            return PearsonCorrelation.of(Arrays.copyOf(mine, common), Arrays.copyOf(others, common))
                    .map(rho -> new PairCorrelation(rho, days));
        }
    }
}
