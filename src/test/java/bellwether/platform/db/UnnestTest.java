package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class UnnestTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi JDBI = DATABASE.jdbi();

    private record Line(int day, long id, double price, @Nullable String note, UUID job) {}

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static List<String> read(List<Line> lines) {
        return JDBI.withHandle(h ->
                Unnest.of(lines)
                        .ints("days", Line::day)
                        .longs("ids", Line::id)
                        .doubles("prices", Line::price)
                        .texts("notes", Line::note)
                        .uuids("jobs", Line::job)
                        .bind(
                                h.createQuery(
                                        """
                                        select concat_ws('|', day, id, price, coalesce(note, 'none'), job)
                                        from unnest(:days, :ids, :prices, :notes, :jobs) with ordinality
                                          as g (day, id, price, note, job, place)
                                        order by place
                                        """))
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void rowsArriveInTheirOrderEachWithItsOwnValues() {
        assertEquals(
                List.of(
                        "1|9007199254740993|0.1|a,\"{b}|" + new UUID(0, 1),
                        "-2|-1|NaN|none|" + new UUID(0, 2),
                        "3|0|-0||" + new UUID(0, 3)),
                read(
                        List.of(
                                new Line(1, 9_007_199_254_740_993L, 0.1, "a,\"{b}", new UUID(0, 1)),
                                new Line(-2, -1, Double.NaN, null, new UUID(0, 2)),
                                new Line(3, 0, -0.0, "", new UUID(0, 3)))));
    }

    @Test
    void noRowsAreArraysOfNothing() {
        assertEquals(List.of(), read(List.of()));
    }
}
