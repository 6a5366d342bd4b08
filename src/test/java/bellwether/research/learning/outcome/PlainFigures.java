package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.research.learning.PatternFigures;
import bellwether.technical.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/// The figures of a kind by plain loops.
record PlainFigures(SignalledMarket market, List<SignalledMarket.Row> rows) {
    int symbols() {
        return (int) rows.stream().map(SignalledMarket.Row::symbol).distinct().count();
    }

    /// Calendar days on which each is open, shared among those of its symbol.
    double effective() {
        double sum = 0;
        for (SignalledMarket.Row row : rows) {
            long from = SignalledMarket.SESSIONS.get(row.day() + 1).toEpochDay();
            long to = SignalledMarket.SESSIONS.get(row.day() + SignalledMarket.HELD).toEpochDay();
            double shares = 0;
            for (long day = from; day <= to; day++) {
                long open = day;
                long others =
                        rows.stream()
                                .filter(other -> other.symbol() == row.symbol())
                                .filter(other ->
                                        SignalledMarket.SESSIONS.get(other.day() + 1).toEpochDay()
                                                        <= open
                                                && open
                                                        <= SignalledMarket.SESSIONS
                                                                .get(
                                                                        other.day()
                                                                                + SignalledMarket
                                                                                        .HELD)
                                                                .toEpochDay())
                                .count();
                shares += 1.0 / others;
            }
            sum += shares / (to - from + 1);
        }
        return sum;
    }

    boolean isByDate() {
        return symbols() >= 10;
    }

    boolean isSignal(int symbol, int day, boolean bought) {
        return rows.stream()
                .anyMatch(other ->
                        other.symbol() == symbol && other.day() == day && other.bought() == bought);
    }

    /// Of entries without a signal: of this kind's symbols on the day, or of the symbol in the same
    /// block of sessions.
    double base(SignalledMarket.Row row) {
        List<Boolean> won = new ArrayList<>();
        int side = row.bought() ? 0 : 1;
        if (isByDate()) {
            for (int symbol : rows.stream().map(SignalledMarket.Row::symbol).distinct().toList()) {
                if (!isSignal(symbol, row.day(), row.bought())) {
                    won.add(market.base[symbol][row.day()][side]);
                }
            }
        } else {
            for (int day = first(); day < SignalledMarket.DAYS; day++) {
                if (block(day) == block(row.day())
                        && (day <= last() || day < first() + 63 * (block(day) + 1))
                        && !isSignal(row.symbol(), day, row.bought())) {
                    won.add(market.base[row.symbol()][day][side]);
                }
            }
        }
        return won.stream().filter(one -> one).count() / (double) won.size();
    }

    int first() {
        return rows.stream().mapToInt(SignalledMarket.Row::day).min().orElseThrow();
    }

    int last() {
        return rows.stream().mapToInt(SignalledMarket.Row::day).max().orElseThrow();
    }

    /// A rest of under half a block belongs to the block before.
    int block(int day) {
        int blocks = Math.max(1, (last() - first() + 1 + 31) / 63);
        return Math.min((day - first()) / 63, blocks - 1);
    }

    /// Days are averaged first.
    List<Double> byBlocks(ToDoubleFunction<SignalledMarket.Row> value) {
        TreeMap<Integer, List<Double>> days = new TreeMap<>();
        rows.forEach(row ->
                days.computeIfAbsent(row.day(), _ -> new ArrayList<>())
                        .add(value.applyAsDouble(row)));
        TreeMap<Integer, List<Double>> blocks = new TreeMap<>();
        days.forEach((day, values) ->
                blocks.computeIfAbsent(block(day), _ -> new ArrayList<>()).add(average(values)));
        return blocks.values().stream().map(PlainFigures::average).toList();
    }

    /// The mean of block means, and t with blocks - 1 degrees.
    void assertBlocks(Estimate found) {
        List<Double> means = byBlocks(SignalledMarket.Row::r);
        double mean = average(means);
        assertEquals(mean, found.estimate().orElseThrow(), 1e-12);
        int n = means.size();
        assertEquals(n >= 4, found.interval().isPresent());
        if (n < 4) {
            return;
        }
        double squares = means.stream().mapToDouble(m -> (m - mean) * (m - mean)).sum();
        double error = Math.sqrt(squares / n / (n - 1));
        double t = TDistribution.of(n - 1.0).inverseSurvivalProbability(0.05);
        assertEquals(mean - t * error, found.interval().orElseThrow().low(), 1e-9);
    }

    static double average(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    double[] daily(ToDoubleFunction<SignalledMarket.Row> value) {
        TreeMap<Integer, List<Double>> days = new TreeMap<>();
        for (SignalledMarket.Row row : rows) {
            days.computeIfAbsent(row.day(), _ -> new ArrayList<>()).add(value.applyAsDouble(row));
        }
        return days.values().stream()
                .mapToDouble(day ->
                        day.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray();
    }

    double excessOf(SignalledMarket.Row row) {
        return (row.won() ? 1 : 0) - base(row);
    }

    /// Two-sided, by Newey and West with lag max(2h, ⌊4(n/100)^(2/9)⌋) and n ÷ h − 1 degrees.
    double p() {
        double[] x = daily(this::excessOf);
        int n = x.length;
        double mean = Arrays.stream(x).average().orElseThrow();
        int lag =
                Math.max(
                        2 * SignalledMarket.HELD,
                        (int) Math.floor(4 * Math.pow(n / 100.0, 2.0 / 9)));
        double sum = 0;
        for (int k = 0; k <= lag; k++) {
            double covariance = 0;
            for (int i = k; i < n; i++) {
                covariance += (x[i] - mean) * (x[i - k] - mean) / n;
            }
            sum += k == 0 ? covariance : 2 * (1 - k / (lag + 1.0)) * covariance;
        }
        double t = mean / Math.sqrt(sum / n);
        return 2
                * TDistribution.of((double) n / SignalledMarket.HELD - 1)
                        .survivalProbability(Math.abs(t));
    }

    void assertSame(PatternFigures kind) {
        int n = rows.size();
        double effective = effective();
        assertEquals(n, kind.n());
        assertEquals(symbols(), kind.symbols());
        assertEquals(effective, kind.effectiveN(), 1e-9);
        double share = rows.stream().filter(SignalledMarket.Row::won).count() / (double) n;
        assertEquals(share, kind.winRate().estimate().orElseThrow(), 1e-12);
        double z = 1.6448536269514722;
        double low =
                (share
                                + z * z / (2 * effective)
                                - z
                                        * Math.sqrt(
                                                share * (1 - share) / effective
                                                        + z * z / (4 * effective * effective)))
                        / (1 + z * z / effective);
        assertEquals(low, kind.winRate().interval().orElseThrow().low(), 1e-9);
        if (isByDate()) {
            assertEquals(
                    Arrays.stream(daily(SignalledMarket.Row::r)).average().orElseThrow(),
                    LabelFixture.known(kind.meanR()).estimate().orElseThrow(),
                    1e-12);
        }
        double[] sorted = rows.stream().mapToDouble(SignalledMarket.Row::r).sorted().toArray();
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        assertEquals(median, LabelFixture.known(kind.medianR()), 1e-12);
        assertEquals(daily(SignalledMarket.Row::net).length, kind.dates());
        assertEquals(
                Arrays.stream(daily(SignalledMarket.Row::net)).average().orElseThrow(),
                kind.meanNet(),
                1e-12);
        assertEquals(
                Arrays.stream(daily(this::base)).average().orElseThrow(),
                LabelFixture.known(kind.base()).rate(),
                1e-12);
        assertEquals(
                isByDate()
                        ? Arrays.stream(daily(this::excessOf)).average().orElseThrow()
                        : average(byBlocks(this::excessOf)),
                LabelFixture.known(kind.base()).excess().estimate().orElseThrow(),
                1e-12);
    }
}
