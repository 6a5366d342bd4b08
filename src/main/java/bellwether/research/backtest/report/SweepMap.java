package bellwether.research.backtest.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A sweep by the two parameters with the most values. Where there are more parameters, a cell
/// holds the median over the others: the best of them would flatter it.
///
/// @param across the parameter to the right, by its place among the sweep's
/// @param up the other; -1 for a sweep of one parameter
record SweepMap(SheetSweep sweep, int across, int up, List<Double> columns, List<Double> rows) {
    /// @param combinations that have an objective
    record Cell(@Nullable Double objective, int combinations, boolean best) {}

    static SweepMap of(SheetSweep sweep) {
        List<List<Double>> values = new ArrayList<>();
        for (int i = 0; i < sweep.parameters().size(); i++) {
            values.add(values(sweep, i));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> values.get(b).size() - values.get(a).size());
        if (order.size() < 2) {
            return new SweepMap(sweep, 0, -1, values.getFirst(), List.of(0.0));
        }
        int across = Math.min(order.get(0), order.get(1));
        int up = Math.max(order.get(0), order.get(1));
        return new SweepMap(sweep, across, up, values.get(across), values.get(up));
    }

    private static List<Double> values(SheetSweep sweep, int parameter) {
        TreeSet<Double> values = new TreeSet<>();
        sweep.points().forEach(point -> values.add(point.values().get(parameter)));
        return List.copyOf(values);
    }

    boolean hasOthers() {
        return sweep.parameters().size() > 2;
    }

    /// The point with the highest objective, the first of equals; none where all are undefined.
    SheetSweep.@Nullable Point best() {
        SheetSweep.Point best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (SheetSweep.Point point : sweep.points()) {
            Double objective = point.objective();
            if (objective != null && objective > highest) {
                highest = objective;
                best = point;
            }
        }
        return best;
    }

    /// All cells, a list a row, the lowest row first.
    List<List<Cell>> cells() {
        List<List<List<Double>>> found = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<List<Double>> line = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                line.add(new ArrayList<>());
            }
            found.add(line);
        }
        for (SheetSweep.Point point : sweep.points()) {
            Double objective = point.objective();
            if (objective != null) {
                found.get(row(point)).get(column(point)).add(objective);
            }
        }
        SheetSweep.Point best = best();
        List<List<Cell>> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Cell> line = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                List<Double> values = found.get(row).get(column);
                line.add(
                        new Cell(
                                median(values),
                                values.size(),
                                best != null && row(best) == row && column(best) == column));
            }
            cells.add(line);
        }
        return cells;
    }

    private int column(SheetSweep.Point point) {
        return columns.indexOf(point.values().get(across));
    }

    private int row(SheetSweep.Point point) {
        return up < 0 ? 0 : rows.indexOf(point.values().get(up));
    }

    private static @Nullable Double median(List<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
