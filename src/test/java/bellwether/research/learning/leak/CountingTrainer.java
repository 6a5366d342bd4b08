package bellwether.research.learning.leak;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;
import java.util.Arrays;

/// Adds up the log odds of each bin; whole numbers, so that no order matters. May be told to be
/// wrong.
final class CountingTrainer implements TrialTrainer {
    private static final int BINS = 65;

    enum Fault {
        NONE,
        /// Counts the rows that test too.
        READS_TESTS,
        /// Later rows count more.
        BY_ORDER
    }

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
        return new Odds(odds);
    }

    private static final class Odds implements TrialModel {
        private final long[][] counts;

        Odds(long[][] counts) {
            this.counts = counts;
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
            return Arrays.deepToString(counts);
        }
    }
}
