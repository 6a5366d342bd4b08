package bellwether.platform.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Values as the writer takes them, and the same as a list.
record RandomColumn(ParquetField field, ParquetValues values, List<@Nullable Object> expected) {
    /// @param rows of the group; the arrays may be longer
    static RandomColumn of(SplittableRandom random, ParquetField field, int rows) {
        int length = rows + random.nextInt(3);
        ParquetValues values =
                switch (field.kind()) {
                    case TEXT -> texts(random, field, length);
                    case DATE ->
                            new ParquetValues.Dates(
                                    random.ints(length, -100_000, 100_000).toArray());
                    case TIMESTAMP -> new ParquetValues.Timestamps(random.longs(length).toArray());
                    case DOUBLE -> doubles(random, field, length);
                    case BOOLEAN -> flags(random, length);
                };
        return new RandomColumn(field, values, expected(values, rows));
    }

    private static ParquetValues texts(SplittableRandom random, ParquetField field, int length) {
        int size = random.nextInt(1, random.nextBoolean() ? 4 : 600);
        List<String> words = IntStream.range(0, size).mapToObj(i -> "ä".repeat(i % 3) + i).toList();
        int least = field.optional() && random.nextBoolean() ? -1 : 0;
        int[] places = new int[length];
        for (int i = 0; i < length; i++) {
            boolean same = i > 0 && random.nextBoolean();
            places[i] = same ? places[i - 1] : random.nextInt(least, size);
        }
        return new ParquetValues.Texts(words, places);
    }

    private static ParquetValues doubles(SplittableRandom random, ParquetField field, int length) {
        double absent = field.optional() ? random.nextDouble() : 0;
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextDouble() < absent ? Double.NaN : random.nextDouble(-1e6, 1e6);
        }
        return new ParquetValues.Doubles(numbers);
    }

    private static ParquetValues flags(SplittableRandom random, int length) {
        boolean[] flags = new boolean[length];
        for (int i = 0; i < length; i++) {
            flags[i] = random.nextBoolean();
        }
        return new ParquetValues.Flags(flags);
    }

    private static List<@Nullable Object> expected(ParquetValues values, int rows) {
        List<@Nullable Object> expected = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            expected.add(
                    switch (values) {
                        case ParquetValues.Texts texts ->
                                texts.places()[row] < 0
                                        ? null
                                        : texts.words().get(texts.places()[row]);
                        case ParquetValues.Dates dates -> dates.days()[row];
                        case ParquetValues.Timestamps times -> times.millis()[row];
                        case ParquetValues.Flags flags -> flags.flags()[row];
                        case ParquetValues.Doubles doubles -> absent(doubles.numbers()[row]);
                    });
        }
        return expected;
    }

    private static @Nullable Double absent(double number) {
        return Double.isNaN(number) ? null : number;
    }
}
