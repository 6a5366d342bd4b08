package bellwether.research.learning.model;

import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.DatedRows;
import bellwether.research.learning.tree.TrainingProgress;
import bellwether.technical.statistics.RankAuc;
import bellwether.technical.statistics.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shuffles one feature after the other among the rows of each date and scores them again.
final class ImportanceSearch {
    /// Rows of dates at equal distances; more would say little more.
    static final int MOST_ROWS = 20_000;

    private final Model model;
    private final DatedRows rows;
    private final List<Stretch> dates = new ArrayList<>();
    private final byte[][] columns;
    private final boolean[] positive;

    /// Rows of one date among those that are scored.
    private record Stretch(int from, int to) {}

    ImportanceSearch(Model model, DatedRows rows) {
        this.model = model;
        this.rows = rows;
        int[] chosen = chosen();
        columns = new byte[rows.bins().features()][chosen.length];
        positive = new boolean[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            positive[i] = rows.positive(chosen[i]);
            for (int column = 0; column < columns.length; column++) {
                columns[column][i] = (byte) rows.bins().bin(chosen[i], column);
            }
        }
    }

    private int[] chosen() {
        int step = Math.max(1, Math.ceilDiv(rows.size(), MOST_ROWS));
        int[] chosen = new int[rows.size()];
        int count = 0;
        for (int place = 0; place < rows.dates(); place += step) {
            int first = count;
            for (int row = rows.firstOf(place); row < rows.firstOf(place + 1); row++) {
                chosen[count] = row;
                count++;
            }
            dates.add(new Stretch(first, count));
        }
        return Arrays.copyOf(chosen, count);
    }

    /// Of every feature, in their order.
    List<FeatureImportance> search(ModelInputs inputs, long seed, TrainingProgress progress)
            throws InterruptedException {
        List<Double> whole = dailyAuc(columns);
        SplitMix64 random = new SplitMix64(seed);
        List<FeatureImportance> found = new ArrayList<>();
        for (int column = 0; column < columns.length; column++) {
            byte[][] others = columns.clone();
            others[column] = shuffled(columns[column], random);
            double fall = mean(whole) - mean(dailyAuc(others));
            found.add(new FeatureImportance(inputs.names().get(column), fall, whole.size()));
            progress.step(column + 1, columns.length);
        }
        return found;
    }

    private byte[] shuffled(byte[] column, SplitMix64 random) {
        byte[] values = column.clone();
        for (Stretch date : dates) {
            for (int i = date.from; i < date.to - 1; i++) {
                int other = i + random.nextInt(date.to - i);
                byte kept = values[i];
                values[i] = values[other];
                values[other] = kept;
            }
        }
        return values;
    }

    private List<Double> dailyAuc(byte[][] of) {
        double[] margins = model.margins(BinnedRows.ofColumns(of));
        List<Double> found = new ArrayList<>();
        for (Stretch date : dates) {
            RankAuc.of(
                            Arrays.copyOfRange(margins, date.from, date.to),
                            Arrays.copyOfRange(positive, date.from, date.to))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(0);
    }
}
