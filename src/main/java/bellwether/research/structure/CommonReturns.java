package bellwether.research.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeSet;

/// Log returns of several symbols between the sessions that all of them have.
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
        List<LocalDate> days = new ArrayList<>(common);
        List<LocalDate> used = days.subList(Math.max(0, days.size() - most - 1), days.size());
        List<List<Double>> rows = new ArrayList<>();
        for (NavigableMap<LocalDate, Double> one : closes) {
            List<Double> row = new ArrayList<>();
            for (int i = 1; i < used.size(); i++) {
                row.add(Math.log(at(one, used.get(i)) / at(one, used.get(i - 1))));
            }
            rows.add(row);
        }
        return new CommonReturns(
                tickers,
                used.isEmpty() ? LocalDate.EPOCH : used.getFirst(),
                used.isEmpty() ? LocalDate.EPOCH : used.getLast(),
                rows);
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
