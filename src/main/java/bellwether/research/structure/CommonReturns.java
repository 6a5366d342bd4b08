package bellwether.research.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/// Log returns of several symbols between sessions that all of them have and none of them has
/// another between.
///
/// @param rows of each symbol, of equal length
public record CommonReturns(
        List<String> tickers, LocalDate from, LocalDate to, List<List<Double>> rows) {
    public CommonReturns {
        tickers = List.copyOf(tickers);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// The newest ones.
    ///
    /// @param closes of each symbol by day
    /// @param most so many returns
    public static CommonReturns of(
            List<String> tickers, List<NavigableMap<LocalDate, Double>> closes, int most) {
        TreeSet<LocalDate> common = new TreeSet<>(closes.getFirst().keySet());
        closes.forEach(one -> common.retainAll(one.keySet()));
        TreeSet<LocalDate> all = new TreeSet<>();
        closes.forEach(one -> all.addAll(one.keySet()));
        List<LocalDate> ends = new ArrayList<>();
        for (LocalDate day : common) {
            LocalDate before = all.lower(day);
            if (before != null && common.contains(before)) {
                ends.add(day);
            }
        }
        return between(
                tickers, closes, all, ends.subList(Math.max(0, ends.size() - most), ends.size()));
    }

    private static CommonReturns between(
            List<String> tickers,
            List<NavigableMap<LocalDate, Double>> closes,
            NavigableSet<LocalDate> all,
            List<LocalDate> ends) {
        List<List<Double>> rows = new ArrayList<>();
        for (NavigableMap<LocalDate, Double> one : closes) {
            List<Double> row = new ArrayList<>();
            for (LocalDate day : ends) {
                row.add(Math.log(at(one, day) / at(one, before(all, day))));
            }
            rows.add(row);
        }
        return new CommonReturns(
                tickers,
                ends.isEmpty() ? LocalDate.EPOCH : before(all, ends.getFirst()),
                ends.isEmpty() ? LocalDate.EPOCH : ends.getLast(),
                rows);
    }

    private static LocalDate before(NavigableSet<LocalDate> all, LocalDate day) {
        return Objects.requireNonNull(all.lower(day));
    }

    private static double at(NavigableMap<LocalDate, Double> closes, LocalDate day) {
        return Objects.requireNonNull(closes.get(day));
    }

    /// How many returns each has.
    public int size() {
        return rows.getFirst().size();
    }

    /// A symbol's.
    public double[] row(int index) {
        return rows.get(index).stream().mapToDouble(value -> value).toArray();
    }
}
