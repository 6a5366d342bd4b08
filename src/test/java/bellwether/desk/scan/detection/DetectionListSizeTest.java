package bellwether.desk.scan.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.scan.Detection;
import bellwether.platform.db.TestDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// Listing the newest detections of all symbols costs what is shown, however many are stored.
final class DetectionListSizeTest {
    private static final int STORED = 20_000;
    private static final int PAGE = 51;

    private static final String SYMBOLS =
            "insert into symbol (ticker, created_at, updated_at) select 'S' || n, now(), now() from"
                    + " generate_series(1, 100) n";

    private static final String FILL =
            """
            insert into detection (symbol_id, timeframe, bar, name, direction, close, facts, data_version, formula)
            select symbol.id, case when n % 4 = 0 then '1wk' else '1d' end,
              timestamptz '2026-01-05' - make_interval(days => n), 'hammer', 1, 100, '{"compared":[],"pivots":[]}', 1, 1
            from symbol cross join generate_series(1, ?) n
            """;

    @Test
    void newestOfAllAreReadByAnIndexInTheirOrder() {
        try (TestDatabase database = TestDatabase.create();
                Handle h = database.jdbi().open()) {
            h.execute(SYMBOLS);
            h.execute(FILL, STORED / 100);
            h.execute("analyze detection");
            h.execute("analyze symbol");
            long before = read(h);
            List<Detection> first = list(h, Optional.empty());
            assertEquals(PAGE, first.size());
            assertTrue(read(h) - before < 1_000, "rows read: " + (read(h) - before));
            List<Detection> all = new ArrayList<>(first);
            while (all.size() < 10 * PAGE) {
                Detection last = all.getLast();
                all.addAll(
                        list(
                                h,
                                Optional.of(
                                        new DetectionDao.Place(last.place().bar(), last.id()))));
            }
            assertEquals(10 * PAGE, all.stream().map(Detection::id).distinct().count());
            assertEquals(
                    all.stream()
                            .sorted(
                                    Comparator.comparing((Detection one) -> one.place().bar())
                                            .thenComparingLong(Detection::id)
                                            .reversed())
                            .toList(),
                    all);
        }
    }

    private static List<Detection> list(Handle h, Optional<DetectionDao.Place> after) {
        return new DetectionDao().list(h, DetectionQuery.ALL, after, PAGE);
    }

    private static long read(Handle h) {
        h.execute("select pg_stat_force_next_flush()");
        return h.createQuery(
                        "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from"
                                + " pg_stat_user_tables where relname like 'detection_%'")
                .mapTo(Long.class)
                .one();
    }
}
