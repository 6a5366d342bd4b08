package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BinaryCopyTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi JDBI = DATABASE.jdbi();
    private static final String COPY = "copy copied from stdin (format binary)";

    private record Line(
            int id,
            UUID uuid,
            boolean flag,
            @Nullable Double number,
            LocalDate day,
            String text,
            @Nullable String maybe) {}

    @BeforeEach
    void makeTable() {
        JDBI.useHandle(h -> {
            h.execute("drop table if exists copied");
            h.execute(
                    "create table copied (id int primary key, uuid uuid, flag bool, number float8, day date, text text, maybe text)");
        });
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static void write(BinaryCopy copy, Line line) {
        copy.row(7)
                .int4(line.id())
                .uuid(line.uuid())
                .bool(line.flag())
                .float8(line.number())
                .date(line.day())
                .text(line.text())
                .textOrNull(line.maybe());
    }

    private static long copy(List<Line> lines) {
        return JDBI.inTransaction(
                h -> BinaryCopy.write(h, COPY, copy -> lines.forEach(line -> write(copy, line))));
    }

    private static List<Line> read() {
        return JDBI.withHandle(h ->
                h.createQuery("select * from copied order by id")
                        .map((row, _) -> {
                            double number = row.getDouble("number");
                            return new Line(
                                    row.getInt("id"),
                                    row.getObject("uuid", UUID.class),
                                    row.getBoolean("flag"),
                                    row.wasNull() ? null : number,
                                    row.getObject("day", LocalDate.class),
                                    row.getString("text"),
                                    row.getString("maybe"));
                        })
                        .list());
    }

    private static List<String> texts() {
        return JDBI.withHandle(h ->
                h.createQuery("select text from copied order by id").mapTo(String.class).list());
    }

    @Test
    void everyValueIsReadAsItWasWritten() {
        SplittableRandom random = new SplittableRandom(1);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            lines.add(
                    new Line(
                            i - 1_500,
                            new UUID(random.nextLong(), random.nextLong()),
                            random.nextBoolean(),
                            random.nextInt(4) == 0 ? null : random.nextDouble(-1e300, 1e300),
                            LocalDate.ofEpochDay(random.nextLong(-700_000, 2_000_000)),
                            "ä\t\\N\n\"".repeat(random.nextInt(20)),
                            random.nextBoolean() ? null : ""));
        }
        assertEquals(3_000, copy(lines));
        List<Line> read = read();
        assertEquals(lines.size(), read.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            assertEquals(line.day(), read.get(i).day());
            assertEquals(line.uuid(), read.get(i).uuid());
            assertEquals(line.text(), read.get(i).text());
            assertEquals(line.maybe(), read.get(i).maybe());
            assertEquals(line.flag(), read.get(i).flag());
        }
    }

    @Test
    void numbersKeepEveryBitAndNullIsNoNumber() {
        List<@Nullable Double> numbers = new ArrayList<>(List.of(0.1, -0.0, Double.MIN_VALUE));
        numbers.add(Double.NaN);
        numbers.add(Double.NEGATIVE_INFINITY);
        numbers.add(null);
        JDBI.useTransaction(h ->
                BinaryCopy.write(
                        h,
                        "copy copied (id, number) from stdin (format binary)",
                        copy -> {
                            for (int i = 0; i < numbers.size(); i++) {
                                copy.row(2).int4(i).float8(numbers.get(i));
                            }
                        }));
        List<@Nullable Double> read =
                JDBI.withHandle(h ->
                        h.createQuery("select number from copied order by id")
                                .map((row, _) -> (@Nullable Double) row.getObject(1, Double.class))
                                .list());
        assertEquals(numbers, read);
    }

    /// The buffer holds 65,536 bytes: values that fill it, end at its edge, or are larger.
    @Test
    void valuesOfEverySizeAroundTheBufferArriveWhole() {
        List<Integer> sizes = new ArrayList<>();
        for (int edge = 65_536 - 60; edge < 65_536 + 10; edge++) {
            sizes.add(edge);
        }
        sizes.addAll(List.of(200_000, 0, 1, 65_536, 65_536, 3));
        List<String> texts = new ArrayList<>();
        JDBI.useTransaction(h ->
                BinaryCopy.write(
                        h,
                        "copy copied (id, text) from stdin (format binary)",
                        copy -> {
                            for (int i = 0; i < sizes.size(); i++) {
                                texts.add(Character.toString('a' + i % 26).repeat(sizes.get(i)));
                                copy.row(2)
                                        .int4(i)
                                        .utf8(texts.getLast().getBytes(StandardCharsets.UTF_8));
                            }
                        }));
        assertEquals(texts, texts());
    }

    @Test
    void noRowsAreNone() {
        assertEquals(0, copy(List.of()));
        assertEquals(List.of(), texts());
    }

    @Test
    void aRowThatTheDatabaseRefusesIsSaidWithItsReason() {
        Line line = new Line(1, new UUID(0, 1), true, 1.0, LocalDate.EPOCH, "a", null);
        CopyFailed fault = assertThrows(CopyFailed.class, () -> copy(List.of(line, line)));
        assertTrue(String.valueOf(fault.getMessage()).contains("copied_pkey"), fault.getMessage());
        assertEquals(
                "23505",
                DatabaseFault.cause(fault, SQLException.class).orElseThrow().getSQLState());
        assertEquals(List.of(), texts());
    }

    @Test
    void whatTheWriterThrowsEndsTheCopyAndTheConnectionServesOn() {
        IllegalArgumentException bug = new IllegalArgumentException("bug");
        assertSame(
                bug,
                JDBI.withHandle(h -> {
                    h.begin();
                    IllegalArgumentException thrown =
                            assertThrows(
                                    IllegalArgumentException.class,
                                    () ->
                                            BinaryCopy.write(
                                                    h,
                                                    COPY,
                                                    copy -> {
                                                        copy.row(7).int4(1);
                                                        throw bug;
                                                    }));
                    h.rollback();
                    assertEquals(1, h.createQuery("select 1").mapTo(Integer.class).one());
                    return thrown;
                }));
    }
}
