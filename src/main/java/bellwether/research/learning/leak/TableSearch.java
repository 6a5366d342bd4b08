package bellwether.research.learning.leak;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Looks whether rows that do not train change the table that is trained from: the edges of its
/// bins, what stands for them, and the labels and weights of the rows that train.
public final class TableSearch {
    private final TrainingTable train;
    private final TrainingTable altered;

    private TableSearch(TrainingTable train, TrainingTable altered) {
        this.train = train;
        this.altered = altered;
    }

    /// Compares a table with the one made of the same rows, of which those that do not train were
    /// changed before anything was computed from them.
    public static LeakReport search(TrainingTable plain, TrainingTable altered, SampleFold fold) {
        SelectedRows train = SelectedRows.training(plain, fold);
        SelectedRows other = SelectedRows.training(altered, fold);
        if (train.rows() == 0 || train.rows() == plain.rows()) {
            return LeakReport.of(
                    LeakDoubt.of(
                            LeakCode.TEST_ROWS_MATTER,
                            Math.min(train.rows(), plain.rows() - train.rows()),
                            1,
                            "%d rows on one side of the split, needs %d"));
        }
        return train.rows() == other.rows()
                ? new TableSearch(train, other).compared()
                : found("rows", Math.abs(train.rows() - other.rows()));
    }

    private LeakReport compared() {
        List<LeakReport> reports = new ArrayList<>();
        reports.add(found("bins", count(train.columns(), column -> !isSameColumn(column))));
        reports.add(
                found(
                        "labels",
                        count(train.rows(), row -> train.label(row) != altered.label(row))));
        reports.add(
                found(
                        "weights",
                        count(train.rows(), row -> train.weight(row) != altered.weight(row))));
        return reports.stream().reduce(LeakReport.CLEAN, LeakReport::plus);
    }

    private boolean isSameColumn(int column) {
        boolean same = Arrays.equals(train.edges(column).edges(), altered.edges(column).edges());
        for (int bin = 1; same && bin <= train.edges(column).bins(); bin++) {
            same = train.edges(column).centre(bin) == altered.edges(column).centre(bin);
        }
        for (int row = 0; same && row < train.rows(); row++) {
            same = train.bin(row, column) == altered.bin(row, column);
        }
        return same;
    }

    private static int count(int size, IntPredicate differs) {
        return (int) IntStream.range(0, size).filter(differs).count();
    }

    private static LeakReport found(String part, int changed) {
        return changed == 0
                ? LeakReport.CLEAN
                : LeakReport.of(
                        new LeakFinding(
                                LeakCode.TEST_ROWS_MATTER,
                                part,
                                Map.of("changed", (double) changed)));
    }
}
