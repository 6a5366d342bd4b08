package bellwether.research.learning.leak;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Adds up the log odds of each bin; whole numbers, so that no order matters. May be told to be
/// wrong.
final class CountingTrainer implements TrialTrainer {
    private static final int BINS = 65;

    enum Fault {
        NONE,
        /// Counts the rows that test too.
        READS_TESTS,
        /// Later rows count more.
        BY_ORDER,
        /// Means of a feature over all rows.
        SCALES_OVER_ALL,
        /// Quantiles of a feature over all rows.
        BINS_OVER_ALL,
        /// The share of a class among all rows.
        CLASSES_OVER_ALL,
        /// The weights of all rows add up.
        WEIGHTS_OVER_ALL,
        /// How many labels of all rows are open while one that trains is.
        UNIQUENESS_OVER_ALL;

        /// What was counted over all rows though it must not be.
        double counted(TrainingTable all, SampleFold fold) {
            IntStream rows = IntStream.range(0, all.rows());
            return switch (this) {
                case NONE, READS_TESTS, BY_ORDER -> 0;
                case SCALES_OVER_ALL ->
                        rows.mapToDouble(row -> all.value(row, COLUMN))
                                .filter(value -> !Double.isNaN(value))
                                .average()
                                .orElseThrow();
                case BINS_OVER_ALL ->
                        rows.mapToDouble(row -> all.bin(row, COLUMN))
                                .sorted()
                                .skip(all.rows() / 3)
                                .limit(20)
                                .sum();
                case CLASSES_OVER_ALL -> rows.mapToDouble(all::label).average().orElseThrow();
                case WEIGHTS_OVER_ALL -> rows.mapToDouble(all::weight).sorted().sum();
                case UNIQUENESS_OVER_ALL ->
                        rows.filter(row -> fold.trains(all.date(row), all.end(row)))
                                .filter(row -> all.end(row) + 1 >= 218)
                                .mapToLong(row -> open(all, row))
                                .sum();
            };
        }

        private static long open(TrainingTable all, int own) {
            return IntStream.range(0, all.rows())
                    .filter(row -> all.date(row) < all.end(own) && all.end(row) > all.date(own))
                    .count();
        }
    }

    private static final int COLUMN = 3;

    private final Fault fault;

    CountingTrainer(Fault fault) {
        this.fault = fault;
    }

    @Override
    public TrialModel train(TrainingTable all, SampleFold fold) {
        long[][] odds = new long[2][all.columns() * BINS];
        for (int row = 0; row < all.rows(); row++) {
            boolean trains = fold.trains(all.date(row), all.end(row));
            if (trains || fault == Fault.READS_TESTS) {
                long size = fault == Fault.BY_ORDER ? row + 1 : 1;
                for (int column = 0; column < all.columns(); column++) {
                    odds[(int) all.label(row)][column * BINS + all.bin(row, column)] += size;
                }
            }
        }
        return new Odds(odds, fault.counted(all, fold));
    }

    private static final class Odds implements TrialModel {
        private final long[][] counts;
        private final double counted;

        Odds(long[][] counts, double counted) {
            this.counts = counts;
            this.counted = counted;
        }

        @Override
        public double score(TrainingTable table, int row) {
            double sum = 0;
            for (int column = 0; column < table.columns(); column++) {
                int cell = column * BINS + table.bin(row, column);
                sum += Math.log((counts[1][cell] + 1.0) / (counts[0][cell] + 1.0));
            }
            return sum;
        }

        @Override
        public String fingerprint() {
            return Arrays.deepToString(counts) + counted;
        }
    }
}
