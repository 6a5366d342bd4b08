package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.engine.ItemDao;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The claim walks an index, however many items wait and whatever the statistics say.
class ClaimPlanTest {
    private static final int MOST = 50;
    private static final Pattern BUFFERS =
            Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void claimIsAnIndexScanFromNothingToAMillionRows() {
        fixture.execute("alter table work_item set (autovacuum_enabled = false)");
        int filled = 0;
        for (int rows : List.of(0, 1_000, 100_000, 1_000_000)) {
            fill(rows - filled);
            filled = rows;
            check(rows, rows + " rows, stale statistics");
            fixture.execute("analyze work_item");
            check(rows, rows + " rows, fresh statistics");
        }
        fixture.database
                .jdbi()
                .useTransaction(h -> {
                    h.execute("set local statement_timeout = '60s'");
                    h.execute("update work_item set state = 'held' where seq >= 100");
                });
        check(100, "statistics that say all are ready, when few are");
    }

    private void fill(int rows) {
        fixture.database
                .jdbi()
                .useTransaction(h -> {
                    h.execute("set local statement_timeout = '60s'");
                    h.execute(
                            "insert into work_item (job_id, seq, key, priority, rank)"
                                    + " select '00000000-0000-0000-0000-000000000001', n, 'K', 1, n / 16"
                                    + " from generate_series(1, ?) n",
                            rows);
                });
    }

    /// A table without a page may be read as a whole; it is planned afresh as soon as it has one.
    private void check(int rows, String when) {
        String plan = plan();
        assertTrue(rows == 0 || plan.contains("work_item_ready"), when + "\n" + plan);
        assertFalse(rows > 0 && plan.contains("Seq Scan on work_item"), when + "\n" + plan);
        assertFalse(rows > 0 && plan.contains("Sort"), when + "\n" + plan);
        Matcher first = BUFFERS.matcher(plan);
        assertTrue(first.find(), plan);
        int buffers =
                Integer.parseInt(first.group(1))
                        + (first.group(2) == null ? 0 : Integer.parseInt(first.group(2)));
        assertTrue(buffers < 40 * MOST, when + " touches " + buffers + " pages\n" + plan);
    }

    /// Of the very statement that is used, with the very same values.
    private String plan() {
        try (Handle h = fixture.database.jdbi().open()) {
            h.begin();
            String plan =
                    String.join(
                            "\n",
                            ItemDao.bindClaim(
                                            h.createQuery(
                                                    "explain (analyze, buffers) " + ItemDao.CLAIM),
                                            UUID.randomUUID(),
                                            1,
                                            0,
                                            MOST,
                                            Duration.ofMinutes(1))
                                    .mapTo(String.class)
                                    .list());
            h.rollback();
            return plan;
        }
    }

    @Test
    void theClaimIsPlannedAfreshEachTime() {
        for (int i = 0; i < 10; i++) {
            new ItemDao(fixture.database.jdbi())
                    .claim(UUID.randomUUID(), 1, 0, MOST, Duration.ofMinutes(1));
        }
        assertEquals(
                0,
                fixture.count(
                        "select count(*) from pg_prepared_statements where statement like '%with picked%'"));
    }
}
