package bellwether.research.learning.leak;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.technical.statistics.SplitMix64;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds rows that train and rows that test with the same bins in all columns.
final class RowDigests {
    /// Rows with fewer known features say too little to be called the same.
    private static final int FEWEST_KNOWN = 20;

    private RowDigests() {}

    /// How many rows that test equal one that trains.
    static int shared(TrainingTable table, SampleFold fold) {
        long[] training =
                IntStream.range(0, table.rows())
                        .filter(row -> fold.trains(table.date(row), table.end(row)))
                        .filter(row -> isTelling(table, row))
                        .mapToLong(row -> digest(table, row))
                        .sorted()
                        .toArray();
        return (int)
                IntStream.range(0, table.rows())
                        .filter(row -> fold.tests(table.date(row)) && isTelling(table, row))
                        .filter(row -> Arrays.binarySearch(training, digest(table, row)) >= 0)
                        .count();
    }

    private static boolean isTelling(TrainingTable table, int row) {
        int known = 0;
        for (int column = 0; column < table.columns(); column++) {
            known += table.bin(row, column) > 0 ? 1 : 0;
        }
        return known >= FEWEST_KNOWN;
    }

    private static long digest(TrainingTable table, int row) {
        long digest = 0;
        for (int column = 0; column < table.columns(); column++) {
            digest = new SplitMix64(digest + table.bin(row, column)).nextLong();
        }
        return digest;
    }
}
