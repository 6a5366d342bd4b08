package bellwether.research.learning.feature;

import bellwether.market.bars.Bars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The features of a universe written a second time, as the plan has them: what a universe of under
/// 20 symbols says on a date is absent, and so is all that is computed of it.
final class PlainUniverse {
    private final TestUniverse universe;
    private final Map<Integer, Double> means = new HashMap<>();

    PlainUniverse(TestUniverse universe) {
        this.universe = universe;
    }

    double of(String id, int symbol, int bar) {
        int session = universe.sessions.get(symbol)[bar];
        return switch (id) {
            case "rank_return_5" -> rank("return_5", symbol, bar);
            case "rank_return_21" -> rank("return_21", symbol, bar);
            case "rank_return_126" -> rank("return_126", symbol, bar);
            case "rank_deviation_21" -> rank("deviation_21", symbol, bar);
            case "rank_dollar_volume" -> rank("dollar_volume", symbol, bar);
            case "beta_63" -> beta(symbol, bar);
            case "residual_21" -> residual(symbol, bar);
            case "market_return_5" -> total(lastSessions(symbol, bar, 5));
            case "market_return_21" -> total(lastSessions(symbol, bar, 21));
            case "market_breadth" -> breadth(session);
            case "market_dispersion" -> deviation(all("return_5", session));
            case "market_volatility" -> spread(lastSessions(symbol, bar, 21));
            default -> throw new IllegalArgumentException(id);
        };
    }

    private int session(int symbol, int bar) {
        return universe.sessions.get(symbol)[bar];
    }

    private double own(String id, int symbol, int bar) {
        return new PlainFeatures(universe.symbols.get(symbol), bar).of(id);
    }

    /// Of all symbols that have the value on a session.
    private List<Double> all(String id, int session) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < universe.symbols.size(); i++) {
            int bar = Arrays.binarySearch(universe.sessions.get(i), session);
            double value = bar < 0 ? Double.NaN : own(id, i, bar);
            if (!Double.isNaN(value)) {
                values.add(value);
            }
        }
        return values;
    }

    /// 64 equal parts of each power of two; of the logarithm of money, of each 1.
    private static double step(String id, double value) {
        if (id.equals("dollar_volume")) {
            return Math.floor(64 * value);
        }
        double power = Math.pow(2, Math.floor(Math.log(Math.abs(value)) / Math.log(2)));
        return Math.abs(value) < Math.pow(2, -14)
                ? 0
                : Math.signum(value)
                        * (power + Math.floor(64 * (Math.abs(value) / power - 1)) * power / 64);
    }

    private double rank(String id, int symbol, int bar) {
        double mine = own(id, symbol, bar);
        List<Double> values = all(id, session(symbol, bar));
        if (Double.isNaN(mine) || values.size() < 20) {
            return Double.NaN;
        }
        double sum = -0.5;
        for (double value : values) {
            double other = step(id, value);
            sum += other < step(id, mine) ? 1 : other == step(id, mine) ? 0.5 : 0;
        }
        return sum / (values.size() - 1);
    }

    /// The mean return of all symbols on a date; absent where fewer than 20 have one.
    private double mean(int session) {
        return means.computeIfAbsent(
                session,
                date -> {
                    List<Double> values = all("return_1", date);
                    return values.size() < 20
                            ? Double.NaN
                            : values.stream().mapToDouble(value -> value).average().orElseThrow();
                });
    }

    /// What the universe did on each of the last sessions of the symbol's own calendar. An absent
    /// one makes all that is computed of them absent.
    private List<Double> lastSessions(int symbol, int bar, int count) {
        List<Integer> own = Arrays.stream(universe.calendars.get(symbol)).boxed().toList();
        int end = own.indexOf(session(symbol, bar)) + 1;
        return end < count
                ? List.of(Double.NaN)
                : own.subList(end - count, end).stream().map(this::mean).toList();
    }

    /// What the universe did from one bar of a symbol to the next, on sessions of its calendar.
    private double meanwhile(int symbol, int bar) {
        int from = session(symbol, bar - 1);
        int to = session(symbol, bar);
        return total(
                Arrays.stream(universe.calendars.get(symbol))
                        .filter(date -> date > from && date <= to)
                        .mapToObj(this::mean)
                        .toList());
    }

    private static double total(List<Double> values) {
        return values.stream().reduce(0.0, Double::sum);
    }

    private double residual(int symbol, int bar) {
        if (bar < 63) {
            return Double.NaN;
        }
        double market = 0;
        for (int at = bar - 20; at <= bar; at++) {
            market += meanwhile(symbol, at);
        }
        return own("return_21", symbol, bar) - beta(symbol, bar) * market;
    }

    private double beta(int symbol, int bar) {
        if (bar < 63) {
            return Double.NaN;
        }
        double[] x = new double[63];
        double[] y = new double[63];
        for (int i = 0; i < 63; i++) {
            x[i] = meanwhile(symbol, bar - 62 + i);
            y[i] = own("return_1", symbol, bar - 62 + i);
        }
        double middle = Arrays.stream(x).average().orElseThrow();
        double shared = 0;
        double spread = 0;
        for (int i = 0; i < 63; i++) {
            shared += (x[i] - middle) * y[i];
            spread += (x[i] - middle) * (x[i] - middle);
        }
        return shared / spread;
    }

    private double breadth(int session) {
        List<Double> values = all("close_sma_50", session);
        return values.size() < 20
                ? Double.NaN
                : (double) values.stream().filter(value -> value > 0).count() / values.size();
    }

    private static double deviation(List<Double> values) {
        return values.size() < 20 ? Double.NaN : spread(values);
    }

    private static double spread(List<Double> values) {
        double mean = total(values) / values.size();
        return Math.sqrt(
                values.stream()
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .average()
                        .orElseThrow());
    }

    static Bars doubled(Bars bars) {
        Bars split = Bars.room(bars.size());
        split.put(0, bars, 0, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            split.open()[i] *= 2;
            split.high()[i] *= 2;
            split.low()[i] *= 2;
            split.close()[i] *= 2;
            split.volume()[i] /= 2;
        }
        return split;
    }
}
