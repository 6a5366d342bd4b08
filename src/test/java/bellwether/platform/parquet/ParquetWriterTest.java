package bellwether.platform.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.parquet.ParquetField.Kind;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written here is read by DuckDB.
final class ParquetWriterTest {
    private static final List<ParquetField> FIELDS =
            List.of(
                    ParquetField.of("ticker", Kind.TEXT),
                    ParquetField.of("date", Kind.DATE),
                    ParquetField.of("time", Kind.TIMESTAMP),
                    ParquetField.of("close", Kind.DOUBLE),
                    ParquetField.optional("volume", Kind.DOUBLE));

    @TempDir Path folder;

    @Test
    void everyKindOfValueIsReadAsItWasWritten() throws Exception {
        Path file =
                file(
                        List.of(
                                List.of(
                                        new ParquetValues.Texts(
                                                List.of("ÄB", "Z"), new int[] {0, 0, 1}),
                                        new ParquetValues.Dates(new int[] {-1, 0, 20_000}),
                                        new ParquetValues.Timestamps(
                                                new long[] {-1, 0, 1_700_000_000_123L}),
                                        new ParquetValues.Doubles(
                                                new double[] {0.1, -0.0, Double.MAX_VALUE}),
                                        new ParquetValues.Doubles(
                                                new double[] {1, Double.NaN, 3}))),
                        3);
        assertEquals(
                List.of(
                        "ÄB|1969-12-31|1969-12-31 23:59:59.999|0.1|1.0",
                        "ÄB|1970-01-01|1970-01-01 00:00:00.0|-0.0|null",
                        "Z|2024-10-04|2023-11-14 22:13:20.123|1.7976931348623157E308|3.0"),
                DuckDb.rows(
                        file,
                        "select ticker, date, time at time zone 'UTC', close, volume from FILE"));
        assertEquals(
                List.of(
                        "ticker|VARCHAR",
                        "date|DATE",
                        "time|TIMESTAMP WITH TIME ZONE",
                        "close|DOUBLE",
                        "volume|DOUBLE"),
                DuckDb.rows(
                        file,
                        "select column_name, column_type from (describe select * from FILE)"));
        assertEquals(
                List.of("answer|42"),
                DuckDb.rows(
                        file, "select decode(key), decode(value) from parquet_kv_metadata(FILE)"));
    }

    @Test
    void flagsAndAbsentTextsAreReadAsTheyWereWritten() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        Path file = folder.resolve("flags.parquet");
        List<String> expected = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(file)) {
            ParquetWriter writer =
                    new ParquetWriter(
                            out,
                            "things",
                            List.of(
                                    ParquetField.of("flag", Kind.BOOLEAN),
                                    ParquetField.optional("word", Kind.TEXT)));
            for (int absent : new int[] {0, 50, 99, 100}) {
                boolean[] flags = new boolean[1_003];
                int[] places = new int[flags.length];
                for (int row = 0; row < flags.length; row++) {
                    flags[row] = random.nextBoolean();
                    boolean none = random.nextInt(100) < absent;
                    places[row] = none ? ParquetValues.Texts.NONE : random.nextInt(2);
                    expected.add(flags[row] + "|" + (none ? null : "w" + places[row]));
                }
                List<String> words = absent == 100 ? List.of() : List.of("w0", "w1");
                writer.write(
                        flags.length,
                        List.of(
                                new ParquetValues.Flags(flags),
                                new ParquetValues.Texts(words, places)));
            }
            writer.finish(Map.of());
        }
        assertEquals(expected, DuckDb.rows(file, "select flag, word from FILE"));
        assertEquals(
                List.of("1003|null|null"),
                DuckDb.rows(
                        file,
                        "select stats_null_count, stats_min_value, stats_max_value from parquet_metadata(FILE) where path_in_schema = 'word' and row_group_id = 3"));
    }

    /// Dictionaries of one, two, 255, 256, 257 and 70,000 words take indexes of 1 to 17 bits.
    @Test
    void dictionariesOfAnySizeAreRead() throws Exception {
        for (int words : new int[] {1, 2, 3, 255, 256, 257, 70_000}) {
            List<String> names = IntStream.range(0, words).mapToObj(i -> "W" + i).toList();
            int[] places = IntStream.range(0, 2 * words).map(i -> i / 2).toArray();
            Path file = folder.resolve(words + ".parquet");
            try (OutputStream out = Files.newOutputStream(file)) {
                ParquetWriter writer =
                        new ParquetWriter(out, "things", List.of(ParquetField.of("w", Kind.TEXT)));
                writer.write(places.length, List.of(new ParquetValues.Texts(names, places)));
                writer.finish(Map.of());
            }
            assertEquals(
                    List.of("%d|%d|2".formatted(2 * words, words)),
                    DuckDb.rows(
                            file,
                            "select count(*), count(distinct w), max(n) from (select w, count(*) over (partition by w) n from FILE)"));
        }
    }

    @Test
    void manyRowGroupsOfRandomNumbersAddUp() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        int rows = 1_000;
        double sum = 0;
        int known = 0;
        Path file = folder.resolve("groups.parquet");
        try (OutputStream out = Files.newOutputStream(file)) {
            ParquetWriter writer = new ParquetWriter(out, "things", FIELDS);
            for (int group = 0; group < 20; group++) {
                double[] volume = random.doubles(rows).map(v -> v < 0.3 ? Double.NaN : v).toArray();
                for (double v : volume) {
                    sum += Double.isNaN(v) ? 0 : v;
                    known += Double.isNaN(v) ? 0 : 1;
                }
                int day = group * 10;
                writer.write(
                        rows,
                        List.of(
                                new ParquetValues.Texts(List.of("T" + group), new int[rows]),
                                new ParquetValues.Dates(
                                        IntStream.range(0, rows).map(i -> day + i % 10).toArray()),
                                new ParquetValues.Timestamps(new long[rows]),
                                new ParquetValues.Doubles(random.doubles(rows).toArray()),
                                new ParquetValues.Doubles(volume)));
            }
            writer.finish(Map.of());
        }
        assertEquals(
                List.of("20000|" + known),
                DuckDb.rows(file, "select count(*), count(volume) from FILE"));
        double read =
                Double.parseDouble(DuckDb.rows(file, "select sum(volume) from FILE").getFirst());
        assertEquals(sum, read, 1e-6);
        assertEquals(
                List.of("20"),
                DuckDb.rows(
                        file, "select count(distinct row_group_id) from parquet_metadata(FILE)"));
    }

    /// With these a reader passes over the groups that it has no use for.
    @Test
    void rangesOfTextsAndDaysAreTold() throws Exception {
        Path file =
                file(
                        List.of(
                                List.of(
                                        new ParquetValues.Texts(
                                                List.of("B", "A", "Ä"), new int[] {0, 1, 2}),
                                        new ParquetValues.Dates(new int[] {5, -3, 2}),
                                        new ParquetValues.Timestamps(new long[] {5, -3, 2}),
                                        new ParquetValues.Doubles(new double[3]),
                                        new ParquetValues.Doubles(
                                                new double[] {1, Double.NaN, Double.NaN}))),
                        3);
        assertEquals(
                List.of(
                        "ticker|A|Ä|0",
                        "date|"
                                + LocalDate.EPOCH.minusDays(3)
                                + "|"
                                + LocalDate.EPOCH.plusDays(5)
                                + "|0",
                        "volume|null|null|2"),
                DuckDb.rows(
                        file,
                        "select path_in_schema, stats_min_value, stats_max_value, stats_null_count from parquet_metadata(FILE) where path_in_schema in ('ticker', 'date', 'volume')"));
    }

    @Test
    void aTableWithoutRowsIsATable() throws Exception {
        Path file = file(List.of(), 0);
        assertEquals(List.of("0"), DuckDb.rows(file, "select count(*) from FILE"));
    }

    @Test
    void aFileThatWasNotFinishedIsNoFile() throws Exception {
        Path file = folder.resolve("half.parquet");
        try (OutputStream out = Files.newOutputStream(file)) {
            new ParquetWriter(out, "things", List.of(ParquetField.of("w", Kind.TEXT)))
                    .write(1, List.of(new ParquetValues.Texts(List.of("a"), new int[1])));
        }
        SQLException refused =
                assertThrows(SQLException.class, () -> DuckDb.rows(file, "select * from FILE"));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("magic bytes"), refused.toString());
    }

    @Test
    void rowsAndColumnsMustBeThere() throws Exception {
        ParquetWriter writer =
                new ParquetWriter(
                        new ByteArrayOutputStream(),
                        "things",
                        List.of(ParquetField.of("w", Kind.TEXT)));
        assertThrows(IllegalArgumentException.class, () -> writer.write(1, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> writer.write(0, List.of(new ParquetValues.Texts(List.of(), new int[0]))));
    }

    private Path file(List<List<ParquetValues>> groups, int rows) throws Exception {
        Path file = folder.resolve("table.parquet");
        try (OutputStream out = Files.newOutputStream(file)) {
            ParquetWriter writer = new ParquetWriter(out, "things", FIELDS);
            for (List<ParquetValues> group : groups) {
                writer.write(rows, group);
            }
            writer.finish(Map.of("answer", "42"));
        }
        return file;
    }
}
