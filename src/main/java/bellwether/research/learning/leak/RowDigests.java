package bellwether.research.learning.leak;

import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.technical.statistics.SplitMix64;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Rows that train and rows that test with the same bins in all columns of the symbol's own: what a
/// universe did is the same for all rows of a date, and ranks differ where the symbol does not.
///
/// @param training rows that train and say enough to be compared
/// @param testing the same of rows that test
/// @param shared rows that test and equal one that trains
record RowDigests(int training, int testing, int shared) {
    /// Rows with fewer known features say too little to be called the same.
    static final int FEWEST_KNOWN = 20;

    static RowDigests of(TrainingTable table, SampleFold fold) {
        int[] own = own(table);
        long[] training =
                IntStream.range(0, table.rows())
                        .filter(row -> fold.trains(table.date(row), table.end(row)))
                        .filter(row -> isTelling(table, own, row))
                        .mapToLong(row -> digest(table, own, row))
                        .sorted()
                        .toArray();
        int[] testing =
                IntStream.range(0, table.rows())
                        .filter(row -> fold.tests(table.date(row), table.end(row)))
                        .filter(row -> isTelling(table, own, row))
                        .toArray();
        return new RowDigests(
                training.length,
                testing.length,
                (int)
                        Arrays.stream(testing)
                                .filter(row ->
                                        Arrays.binarySearch(training, digest(table, own, row)) >= 0)
                                .count());
    }

    private static int[] own(TrainingTable table) {
        return IntStream.range(0, table.columns())
                .filter(column ->
                        FeatureCatalogue.find(table.name(column))
                                .filter(feature -> feature.family().needsUniverse())
                                .isEmpty())
                .toArray();
    }

    private static boolean isTelling(TrainingTable table, int[] columns, int row) {
        return Arrays.stream(columns).filter(column -> table.bin(row, column) > 0).count()
                >= FEWEST_KNOWN;
    }

    private static long digest(TrainingTable table, int[] columns, int row) {
        long digest = 0;
        for (int column : columns) {
            digest = new SplitMix64(digest + table.bin(row, column)).nextLong();
        }
        return digest;
    }
}
