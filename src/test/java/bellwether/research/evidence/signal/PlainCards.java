package bellwether.research.evidence.signal;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.technical.statistics.SplitMix64;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.TDistribution;

/// The cards written a second time, in loops over rows: for at least 10 symbols.
final class PlainCards {
    private final List<Symbol> symbols;
    private final List<LocalDate> grid;

    /// A symbol: its bars, events by signal, and the bar that a doubt lies on, or −1.
    record Symbol(Bars bars, Map<SignalKey, List<Integer>> events, int doubt) {}

    /// An event that counts.
    private record Event(int symbol, int date, double excess, boolean hit, double base) {}

    /// What a card says.
    record Plain(
            int n,
            double effective,
            double hit,
            double base,
            double mean,
            double median,
            double low,
            double high,
            double p) {}

    PlainCards(List<Symbol> symbols) {
        this.symbols = symbols;
        TreeSet<LocalDate> days = new TreeSet<>();
        symbols.forEach(symbol -> {
            for (int bar = 0; bar < symbol.bars.size(); bar++) {
                days.add(Timeframe.date(symbol.bars.time()[bar]));
            }
        });
        grid = List.copyOf(days);
    }

    /// By date of the grid, what came after; NaN where it is not known.
    private double[] returns(Symbol symbol, int horizon) {
        double[] found = new double[grid.size()];
        Arrays.fill(found, Double.NaN);
        for (int bar = 0; bar + horizon < symbol.bars.size(); bar++) {
            boolean sound = symbol.doubt <= bar || symbol.doubt > bar + horizon;
            if (sound) {
                found[date(symbol, bar)] =
                        100
                                * (symbol.bars.close()[bar + horizon] / symbol.bars.open()[bar + 1]
                                        - 1);
            }
        }
        return found;
    }

    private int date(Symbol symbol, int bar) {
        return grid.indexOf(Timeframe.date(symbol.bars.time()[bar]));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).average().orElse(0);
    }

    Plain card(SignalKey key, int horizon) {
        List<Event> events = new ArrayList<>();
        double[][] excess = new double[symbols.size()][];
        for (int s = 0; s < symbols.size(); s++) {
            double[] returns = returns(symbols.get(s), horizon);
            double mean = mean(returns);
            excess[s] = Arrays.stream(returns).map(value -> value - mean).toArray();
            double known = Arrays.stream(returns).filter(value -> !Double.isNaN(value)).count();
            double base =
                    Arrays.stream(returns).filter(value -> key.side() * value > 0).count() / known;
            int last = Integer.MIN_VALUE / 2;
            for (int bar : symbols.get(s).events.getOrDefault(key, List.of())) {
                if (bar - last >= horizon) {
                    last = bar;
                    int date = date(symbols.get(s), bar);
                    if (!Double.isNaN(returns[date])) {
                        boolean hit = key.side() * returns[date] > 0;
                        events.add(new Event(s, date, key.side() * excess[s][date], hit, base));
                    }
                }
            }
        }
        return card(key, horizon, events, excess);
    }

    private Plain card(SignalKey key, int horizon, List<Event> events, double[][] excess) {
        Map<Integer, List<Event>> byDate = new TreeMap<>();
        events.forEach(
                event -> byDate.computeIfAbsent(event.date, _ -> new ArrayList<>()).add(event));
        double[] means =
                byDate.values().stream()
                        .mapToDouble(
                                day -> day.stream().mapToDouble(Event::excess).sum() / day.size())
                        .toArray();
        double mean = Arrays.stream(means).sum() / means.length;
        double[] sorted = means.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        int overlap = overlap(List.copyOf(byDate.keySet()), horizon);
        double[] variance = neweyWest(means, mean, overlap);
        double[] parts = parts(key, byDate, excess, mean);
        double error = Math.sqrt(neweyWest(parts, mean, horizon)[1]);
        double t =
                TDistribution.of((double) parts.length / horizon - 1)
                        .inverseSurvivalProbability(0.05);
        return new Plain(
                events.size(),
                Math.min(means.length, means.length * variance[0] / variance[1]),
                100.0 * events.stream().filter(Event::hit).count() / events.size(),
                100 * events.stream().mapToDouble(Event::base).sum() / events.size(),
                mean,
                median,
                mean - t * error,
                mean + t * error,
                p(key, horizon, byDate, excess, mean));
    }

    /// What each date adds to the mean: its events, less what their symbols did on it.
    private double[] parts(
            SignalKey key, Map<Integer, List<Event>> byDate, double[][] excess, double mean) {
        double[] shares = new double[symbols.size()];
        for (List<Event> day : byDate.values()) {
            for (Event event : day) {
                shares[event.symbol] += 1.0 / day.size() / byDate.size();
            }
        }
        double[] parts = new double[grid.size()];
        for (int date = 0; date < parts.length; date++) {
            parts[date] = mean;
            for (int s = 0; s < shares.length; s++) {
                double value = excess[s][date];
                parts[date] -= Double.isNaN(value) ? 0 : key.side() * shares[s] * value;
            }
            List<Event> day = byDate.get(date);
            if (day != null) {
                double own = day.stream().mapToDouble(Event::excess).sum() / day.size();
                parts[date] += (own - mean) * parts.length / byDate.size();
            }
        }
        return parts;
    }

    private static int overlap(List<Integer> dates, int horizon) {
        int most = 1;
        for (int from : dates) {
            int within = (int) dates.stream().filter(d -> d > from && d <= from + horizon).count();
            most = Math.max(most, within);
        }
        return most;
    }

    /// The variance of the mean of independent values, and of these.
    private static double[] neweyWest(double[] values, double mean, int horizon) {
        int n = values.length;
        int lags =
                Math.min(
                        n - 1,
                        Math.max(2 * horizon, (int) Math.floor(4 * Math.pow(n / 100.0, 2.0 / 9))));
        double[] gamma = new double[lags + 1];
        for (int lag = 0; lag <= lags; lag++) {
            for (int i = lag; i < n; i++) {
                gamma[lag] += (values[i] - mean) * (values[i - lag] - mean) / n;
            }
        }
        double sum = gamma[0];
        for (int lag = 1; lag <= lags; lag++) {
            sum += 2 * (1 - lag / (lags + 1.0)) * gamma[lag];
        }
        return new double[] {gamma[0] / n, sum / n};
    }

    /// Draws whole calendars and looks up what came after each moved event.
    private double p(
            SignalKey key,
            int horizon,
            Map<Integer, List<Event>> byDate,
            double[][] excess,
            double observed) {
        int blocks = Math.max(1, (grid.size() + 315) / 630);
        SplitMix64 random = new SplitMix64(31L * key.text().hashCode() + horizon);
        int better = 0;
        for (int draw = 1; draw <= 100_000; draw++) {
            int[] shifts = new int[blocks];
            for (int block = 0; block < blocks; block++) {
                shifts[block] =
                        random.nextInt(
                                Math.max(1, end(block, blocks) - 630 * block - 63 - horizon));
            }
            double sum = 0;
            double weight = 0;
            for (Map.Entry<Integer, List<Event>> day : byDate.entrySet()) {
                int block = Math.min(day.getKey() / 630, blocks - 1);
                int size = end(block, blocks) - 630 * block;
                int moved = 630 * block + (day.getKey() - 630 * block + shifts[block]) % size;
                for (Event event : day.getValue()) {
                    double value = excess[event.symbol][moved];
                    if (!Double.isNaN(value)) {
                        sum += key.side() * value / day.getValue().size();
                        weight += 1.0 / day.getValue().size();
                    }
                }
            }
            better += sum / weight >= observed - 1e-9 ? 1 : 0;
            if (better == 100) {
                return 100.0 / draw;
            }
        }
        return (1.0 + better) / 100_001;
    }

    private int end(int block, int blocks) {
        return block == blocks - 1 ? grid.size() : 630 * (block + 1);
    }
}
