package bellwether.platform.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.parquet.ParquetField.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Reads whole files by the places, counts and sizes that they tell of themselves, byte by byte.
final class ParquetFileTest {
    private static final List<ParquetField> FIELDS =
            List.of(
                    ParquetField.of("ticker", Kind.TEXT),
                    ParquetField.optional("source", Kind.TEXT),
                    ParquetField.of("date", Kind.DATE),
                    ParquetField.of("time", Kind.TIMESTAMP),
                    ParquetField.of("close", Kind.DOUBLE),
                    ParquetField.optional("volume", Kind.DOUBLE),
                    ParquetField.of("final", Kind.BOOLEAN));

    private record Group(int rows, List<RandomColumn> columns) {}

    private static Group group(SplittableRandom random) {
        int rows = random.nextInt(1, 400);
        return new Group(rows, FIELDS.stream().map(f -> RandomColumn.of(random, f, rows)).toList());
    }

    private static byte[] written(List<Group> groups, Map<String, String> facts)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParquetWriter writer = new ParquetWriter(out, "things", FIELDS);
        for (Group group : groups) {
            writer.write(group.rows(), group.columns().stream().map(RandomColumn::values).toList());
        }
        writer.finish(facts);
        return out.toByteArray();
    }

    private static Map<Integer, Object> end(byte[] file) {
        String magic = new String(file, file.length - 4, 4, StandardCharsets.US_ASCII);
        assertEquals("PAR1", magic);
        assertEquals("PAR1", new String(file, 0, 4, StandardCharsets.US_ASCII));
        int size = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        ThriftReader reader = new ThriftReader(file, file.length - 8 - size);
        Map<Integer, Object> end = reader.struct();
        assertEquals(file.length - 8, reader.at());
        return end;
    }

    @Test
    void everyValueOfRandomTablesIsWhereTheFileSays() throws IOException {
        SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 12; round++) {
            List<Group> groups = new ArrayList<>();
            int count = random.nextInt(1, 4);
            for (int i = 0; i < count; i++) {
                groups.add(group(random));
            }
            byte[] file = written(groups, Map.of());
            Map<Integer, Object> end = end(file);
            assertEquals(groups.stream().mapToLong(Group::rows).sum(), end.get(3));
            List<Object> told = list(end.get(4));
            assertEquals(count, told.size());
            long at = 4;
            for (int i = 0; i < count; i++) {
                at = requireGroup(file, groups.get(i), map(told.get(i)), at);
            }
        }
    }

    /// @return where it ends
    private static long requireGroup(byte[] file, Group group, Map<Integer, Object> told, long at)
            throws IOException {
        assertEquals((long) group.rows(), told.get(3));
        assertEquals(at, told.get(5));
        long packed = 0;
        long unpacked = 0;
        List<Object> chunks = list(told.get(1));
        for (int column = 0; column < FIELDS.size(); column++) {
            Map<Integer, Object> meta = map(map(chunks.get(column)).get(3));
            long begin = number(meta.containsKey(11) ? meta.get(11) : meta.get(9));
            assertEquals(at + packed, begin, "chunks follow each other without a gap");
            unpacked += requireChunk(file, group, group.columns().get(column), meta);
            packed += number(meta.get(7));
        }
        assertEquals(packed, told.get(6));
        assertEquals(unpacked, told.get(2));
        return at + packed;
    }

    /// @return what it takes unpacked
    private static long requireChunk(
            byte[] file, Group group, RandomColumn column, Map<Integer, Object> meta)
            throws IOException {
        assertEquals(List.of(column.field().name()), meta.get(3));
        assertEquals((long) group.rows(), meta.get(5));
        List<Page> pages = new ArrayList<>();
        int at = (int) number(meta.containsKey(11) ? meta.get(11) : meta.get(9));
        int end = at + (int) number(meta.get(7));
        while (at < end) {
            if (at == number(meta.get(9))) {
                assertEquals(meta.containsKey(11) ? 1 : 0, pages.size(), "a dictionary is first");
            }
            Page page = page(file, at);
            pages.add(page);
            at = page.end();
        }
        assertEquals(end, at);
        Map<Integer, Object> head = map(pages.getLast().head().get(5));
        assertEquals((long) group.rows(), head.get(1));
        byte[] dictionary = pages.size() == 2 ? pages.getFirst().content() : null;
        assertEquals(dictionary == null ? 0L : 8L, head.get(2));
        if (dictionary != null) {
            assertEquals(
                    (long) PlainDecoder.texts(dictionary).size(),
                    map(pages.getFirst().head().get(7)).get(1));
        }
        assertEquals(
                column.expected(),
                PlainDecoder.values(
                        column.field(), dictionary, pages.getLast().content(), group.rows()));
        assertEquals(
                column.expected().stream().filter(Objects::isNull).count(),
                map(meta.get(12)).get(3));
        long unpacked = pages.stream().mapToLong(Page::unpacked).sum();
        assertEquals(unpacked, meta.get(6));
        return unpacked;
    }

    /// @param unpacked with its head
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Page(Map<Integer, Object> head, byte[] content, int end, long unpacked) {}

    private static Page page(byte[] file, int at) throws IOException {
        ThriftReader reader = new ThriftReader(file, at);
        Map<Integer, Object> head = reader.struct();
        int packed = (int) number(head.get(3));
        byte[] content;
        try (GZIPInputStream gzip =
                new GZIPInputStream(
                        new ByteArrayInputStream(
                                Arrays.copyOfRange(file, reader.at(), reader.at() + packed)))) {
            content = gzip.readAllBytes();
        }
        assertEquals((long) content.length, head.get(2));
        return new Page(
                head, content, reader.at() + packed, (long) reader.at() - at + content.length);
    }

    /// Type, whether it may be absent, and its meaning, in the old way and the new.
    @Test
    void theSchemaTellsEachColumn() throws IOException {
        List<Object> schema = list(end(written(List.of(), Map.of())).get(2));
        assertEquals((long) FIELDS.size(), map(schema.getFirst()).get(5));
        List<String> told = new ArrayList<>();
        for (Object column : schema.subList(1, schema.size())) {
            Map<Integer, Object> of = map(column);
            told.add(
                    "%s %s %s %s %s"
                            .formatted(of.get(4), of.get(1), of.get(3), of.get(6), of.get(10)));
        }
        assertEquals(
                List.of(
                        "ticker 6 0 0 {1={}}",
                        "source 6 1 0 {1={}}",
                        "date 1 0 6 {6={}}",
                        "time 2 0 9 {8={1=true, 2={1={}}}}",
                        "close 5 0 null null",
                        "volume 5 1 null null",
                        "final 0 0 null null"),
                told);
    }

    @Test
    void factsAndOrdersOfColumnsAreAtTheEnd() throws IOException {
        Map<Integer, Object> end =
                end(written(List.of(group(new SplittableRandom(4))), Map.of("source", "Ä")));
        assertEquals(List.of(Map.of(1, "source", 2, "\u00c3\u0084")), end.get(5));
        assertEquals("Bellwether", end.get(6));
        assertEquals(FIELDS.size(), list(end.get(7)).size());
        assertFalse(
                list(end.get(7)).stream().anyMatch(order -> !order.equals(Map.of(1, Map.of()))));
    }

    @SuppressWarnings("unchecked")
    private static Map<Integer, Object> map(@Nullable Object value) {
        return (Map<Integer, Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(@Nullable Object value) {
        return (List<Object>) Objects.requireNonNull(value);
    }

    private static long number(@Nullable Object value) {
        return (Long) Objects.requireNonNull(value);
    }

    @Test
    void theSchemaHasTheNameOfTheTable() throws IOException {
        List<Object> schema = list(end(written(List.of(), Map.of())).get(2));
        assertEquals("things", map(schema.getFirst()).get(4));
    }

    /// Their absence would have to be written too, and is not.
    @Test
    void datesTimesAndFlagsCannotBeAbsent() {
        for (Kind kind : List.of(Kind.DATE, Kind.TIMESTAMP, Kind.BOOLEAN)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ParquetField.optional("closed_at", kind),
                    kind.name());
        }
    }
}
