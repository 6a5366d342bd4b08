package bellwether.research.learning.leak;

import bellwether.research.learning.sample.TrainingTable;
import bellwether.technical.statistics.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/// The same rows with labels of others, which no feature can know.
final class ScrambledLabels extends ForwardingTable {
    private final double[] labels;

    private ScrambledLabels(TrainingTable table, double[] labels) {
        super(table);
        this.labels = labels;
    }

    /// Each date's labels in another order.
    static ScrambledLabels withinDates(TrainingTable table, long seed) {
        SplitMix64 random = new SplitMix64(seed);
        double[] labels = new double[table.rows()];
        for (List<Integer> rows : grouped(table, table::date)) {
            double[] shuffled = rows.stream().mapToDouble(table::label).toArray();
            random.shuffleFirst(shuffled, shuffled.length);
            for (int i = 0; i < shuffled.length; i++) {
                labels[rows.get(i)] = shuffled[i];
            }
        }
        return new ScrambledLabels(table, labels);
    }

    /// Each symbol's labels half of its rows later; those of the end come to the begin.
    static ScrambledLabels shifted(TrainingTable table) {
        double[] labels = new double[table.rows()];
        for (List<Integer> rows : grouped(table, table::symbol)) {
            rows.sort((one, other) -> Integer.compare(table.date(one), table.date(other)));
            int size = rows.size();
            for (int i = 0; i < size; i++) {
                labels[rows.get((i + size / 2) % size)] = table.label(rows.get(i));
            }
        }
        return new ScrambledLabels(table, labels);
    }

    private static List<List<Integer>> grouped(TrainingTable table, IntUnaryOperator group) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            groups.computeIfAbsent(group.applyAsInt(row), _ -> new ArrayList<>()).add(row);
        }
        return List.copyOf(groups.values());
    }

    @Override
    public double label(int row) {
        return labels[row];
    }
}
