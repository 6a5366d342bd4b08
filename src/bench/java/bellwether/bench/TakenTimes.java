package bellwether.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How long each of many took, in milliseconds, in their order.
public final class TakenTimes {
    /// Of a table of them.
    public static final String HEADER =
            "%-36s %6s %7s %8s %8s %8s %8s  %s"
                    .formatted(
                            "", "n", "refused", "p50 ms", "p95 ms", "p99 ms", "max ms", "wanted");

    private final double[] millis;

    /// @param millis of each; NaN where it was refused
    public TakenTimes(double[] millis) {
        this.millis = millis.clone();
    }

    /// Each tenth one, and the others.
    public List<TakenTimes> everyTenth() {
        return List.of(some(0, 1), some(1, 10));
    }

    private TakenTimes some(int from, int to) {
        return new TakenTimes(
                IntStream.range(0, millis.length)
                        .filter(i -> i % 10 >= from && i % 10 < to)
                        .mapToDouble(i -> millis[i])
                        .toArray());
    }

    /// Of those that were not refused, so many were not slower.
    public double at(double part) {
        double[] sorted = Arrays.stream(millis).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }

    /// A row of the table.
    public void print(String what, String wanted) {
        System.out.printf(
                Locale.ROOT,
                "%-36s %6d %7d %8.1f %8.1f %8.1f %8.1f  %s%n",
                what,
                millis.length,
                Arrays.stream(millis).filter(Double::isNaN).count(),
                at(0.5),
                at(0.95),
                at(0.99),
                at(1),
                wanted);
    }

    /// A row that says how many times as long the median took as that of a floor.
    public void print(String what, String wanted, TakenTimes floor) {
        print(
                what,
                "%s%s%.1f x the floor"
                        .formatted(wanted, wanted.isEmpty() ? "" : ", ", at(0.5) / floor.at(0.5)));
    }
}
