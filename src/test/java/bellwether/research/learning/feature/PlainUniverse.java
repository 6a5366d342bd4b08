package bellwether.research.learning.feature;

import bellwether.market.bars.Bars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The features of a universe written a second time, as the catalogue's words have them.
final class PlainUniverse {
    private final TestUniverse universe;

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
            case "residual_21" ->
                    bar < 63
                            ? Double.NaN
                            : own("return_21", symbol, bar)
                                    - beta(symbol, bar)
                                            * between(
                                                    session(symbol, bar - 21),
                                                    session(symbol, bar));
            case "market_return_5" -> market(session, 5);
            case "market_return_21" -> market(session, 21);
            case "market_breadth" -> breadth(session);
            case "market_dispersion" -> deviation(all("return_5", session));
            case "market_volatility" -> volatility(session);
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

    private double mean(int session) {
        List<Double> values = all("return_1", session);
        return values.size() < 20
                ? Double.NaN
                : values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    /// What the universe did after one session and up to another.
    private double between(int after, int last) {
        double sum = 0;
        for (int session = after + 1; session <= last; session++) {
            double mean = mean(session);
            sum += Double.isNaN(mean) ? 0 : mean;
        }
        return sum;
    }

    private double market(int session, int bars) {
        return session < bars || Double.isNaN(mean(session))
                ? Double.NaN
                : between(session - bars, session);
    }

    private double beta(int symbol, int bar) {
        if (bar < 63) {
            return Double.NaN;
        }
        double[] x = new double[63];
        double[] y = new double[63];
        for (int i = 0; i < 63; i++) {
            int at = bar - 62 + i;
            x[i] = between(session(symbol, at - 1), session(symbol, at));
            y[i] = own("return_1", symbol, at);
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
        return values.size() < 20 ? Double.NaN : spread(values, value -> value);
    }

    private double volatility(int session) {
        List<Double> means = new ArrayList<>();
        for (int i = session - 20; i <= session; i++) {
            means.add(i < 0 ? Double.NaN : mean(i));
        }
        return spread(means, value -> value);
    }

    private static double spread(List<Double> values, ToDoubleFunction<Double> of) {
        double mean = values.stream().mapToDouble(of).average().orElseThrow();
        return Math.sqrt(
                values.stream()
                        .mapToDouble(of)
                        .map(value -> (value - mean) * (value - mean))
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
