package bellwether.platform.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.parquet.ParquetField.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EncodedColumnTest {
    private static final ParquetField TEXT = ParquetField.of("t", Kind.TEXT);
    private static final ParquetField MAYBE_TEXT = ParquetField.optional("t", Kind.TEXT);

    @ParameterizedTest
    @EnumSource
    void whatWasEncodedIsDecodedFromItsFirstRowToItsLast(Kind kind) {
        SplittableRandom random = new SplittableRandom(kind.name().hashCode());
        for (int round = 0; round < 150; round++) {
            boolean optional = random.nextBoolean() && (kind == Kind.TEXT || kind == Kind.DOUBLE);
            ParquetField field = new ParquetField("c", kind, optional);
            int rows = random.nextInt(1, 300);
            RandomColumn column = RandomColumn.of(random, field, rows);
            EncodedColumn encoded = EncodedColumn.of(field, column.values(), rows);
            assertEquals(
                    column.expected(),
                    PlainDecoder.values(
                            field, encoded.dictionary().orElse(null), encoded.data(), rows));
            assertEquals(
                    column.expected().stream().filter(Objects::isNull).count(), encoded.nulls());
        }
    }

    /// An index of w words takes as many bits as w - 1 has, and one at least.
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 1",
        "3, 2",
        "4, 2",
        "5, 3",
        "256, 8",
        "257, 9",
        "65536, 16",
        "65537, 17"
    })
    void indexesAreAsWideAsTheLastOfThem(int words, int width) {
        List<String> names = IntStream.range(0, words).mapToObj(i -> "w" + i).toList();
        int[] last = {words - 1};
        EncodedColumn encoded = EncodedColumn.of(TEXT, new ParquetValues.Texts(names, last), 1);
        assertEquals(width, encoded.data()[0]);
        assertEquals(1 + 1 + Math.ceilDiv(width, 8), encoded.data().length);
        assertEquals(words, encoded.words());
    }

    @Test
    void aLongRunTakesAsMuchAsAShortOne() {
        ParquetValues same = new ParquetValues.Texts(List.of("a"), new int[1_000_000]);
        assertTrue(EncodedColumn.of(TEXT, same, 1_000_000).data().length <= 6);
    }

    @Test
    void aColumnOfAbsentTextsHasNoDictionaryAndNoRange() {
        ParquetValues none = new ParquetValues.Texts(List.of("a"), new int[] {-1, -1, -1});
        EncodedColumn encoded = EncodedColumn.of(MAYBE_TEXT, none, 3);
        assertTrue(encoded.dictionary().isEmpty());
        assertEquals(3, encoded.nulls());
        assertEquals(new EncodedColumn.Range(Optional.empty(), Optional.empty()), encoded.range());
    }

    /// Readers compare bytes without a sign: the upper case, then the lower, then what is beyond.
    @Test
    void theRangeOfTextsIsThatOfTheirBytes() {
        ParquetValues words =
                new ParquetValues.Texts(
                        List.of("b", "ä", "Z", "\ud83d\ude80"), new int[] {0, 1, 2, 3});
        EncodedColumn.Range range = EncodedColumn.of(TEXT, words, 4).range();
        assertArrayEquals(utf8("Z"), range.least().orElseThrow());
        assertArrayEquals(utf8("\ud83d\ude80"), range.most().orElseThrow());
    }

    @Test
    void rangesOfDaysAndTimesCountOnlyRowsThatAreThere() {
        int[] days = {5, -3, 4, 99};
        EncodedColumn.Range ofDays =
                EncodedColumn.of(ParquetField.of("d", Kind.DATE), new ParquetValues.Dates(days), 3)
                        .range();
        assertEquals(-3, little(ofDays.least()).getInt());
        assertEquals(5, little(ofDays.most()).getInt());
        long[] times = {7, Long.MIN_VALUE, Long.MAX_VALUE, 0};
        EncodedColumn.Range ofTimes =
                EncodedColumn.of(
                                ParquetField.of("t", Kind.TIMESTAMP),
                                new ParquetValues.Timestamps(times),
                                2)
                        .range();
        assertEquals(Long.MIN_VALUE, little(ofTimes.least()).getLong());
        assertEquals(7, little(ofTimes.most()).getLong());
    }

    /// NaN is a number where none may be absent; and of numbers no range is told, as it could not
    /// hold for NaN and for both zeros.
    @Test
    void aNumberThatIsNoneStaysOneWhereNoneMayBeAbsent() {
        double[] numbers = {1, Double.NaN, -0.0};
        EncodedColumn encoded =
                EncodedColumn.of(
                        ParquetField.of("n", Kind.DOUBLE), new ParquetValues.Doubles(numbers), 3);
        assertEquals(0, encoded.nulls());
        ByteBuffer bytes = little(Optional.of(encoded.data()));
        for (double number : numbers) {
            assertEquals(Double.doubleToRawLongBits(number), bytes.getLong());
        }
        assertTrue(encoded.range().least().isEmpty());
    }

    @Test
    void whatIsWrittenNeedNotBeHeld() {
        ParquetValues words = new ParquetValues.Texts(List.of("a", "b"), new int[] {0, 1, 0});
        EncodedColumn full = EncodedColumn.of(TEXT, words, 3);
        EncodedColumn rest = full.withoutBytes();
        assertEquals(0, rest.data().length);
        assertEquals(0, rest.dictionary().orElseThrow().length, "that there was one is told later");
        assertEquals(full.range(), rest.range());
        assertEquals(full.words(), rest.words());
        assertFalse(full.data().length == 0);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer little(Optional<byte[]> bytes) {
        return ByteBuffer.wrap(bytes.orElseThrow()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
