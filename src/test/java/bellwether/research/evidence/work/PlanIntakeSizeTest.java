package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.evidence.store.PlanRecordDao;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What taking in a portion of analyses costs does not grow with what is stored, and a document is
/// read once.
final class PlanIntakeSizeTest {
    private static final int STORED = 3_000;
    private static final int PORTION = 500;

    /// Of an analysis: its rows, its document, the entries of five indexes.
    private static final int MOST_PAGES = 60;

    private static final Pattern PAGES =
            Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    private final MarkingFixture desk = new MarkingFixture();

    @BeforeEach
    void store() {
        desk.store("AAA", 40);
        desk.run("alter table plan_record set (autovacuum_enabled = false)");
        desk.run("alter table analysis_rest set (autovacuum_enabled = false)");
        desk.run(
                """
                insert into analysis (job_id, seq, ticker, timeframe, as_of, profile, verdict, score, document,
                    owner)
                select '00000000-0000-7000-8000-000000000001', n, 'AAA', '1d', date '2024-06-03', 'balanced',
                    'BUY', 0.4, json_build_object('formula_version', 5, 'reasons',
                        json_build_array(json_build_object('voter', 'rsi', 'vote', 1)),
                        'plan', json_build_object('side', 'long', 'shares', 10, 'stop', 96, 'target', 108,
                            'entry', json_build_object('price', 100, 'method', 'last_close')),
                        'filler', (select string_agg(md5(part::text), '')
                            from generate_series(1, 300) part)), 'o'
                from generate_series(1, ?) n
                """,
                STORED);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void portionCostsWhatItHolds() {
        for (String statistics : List.of("analyze symbol", "analyze analysis", "analyze")) {
            desk.run(statistics);
            String plan = desk.jdbi.withHandle(h -> explained(h, first(h)));
            assertTrue(pages(plan) < MOST_PAGES * PORTION, statistics + "\n" + plan);
        }
    }

    @Test
    void lastPortionPassesOverWhatIsKnown() {
        take(STORED);
        long last = desk.jdbi.withHandle(h -> first(h)) + STORED - 1 - PORTION;
        desk.run("analyze");
        String plan = desk.jdbi.withHandle(h -> explained(h, last));
        assertFalse(plan.contains("Seq Scan on analysis"), plan);
        assertTrue(pages(plan) < 4 * PORTION, plan);
    }

    @Test
    void portionsTakeInAll() {
        assertEquals(STORED, take(NightlyMarking.PART));
        assertTrue(NightlyMarking.PART <= PORTION);
        assertEquals(0, take(NightlyMarking.PART));
    }

    private int take(int portion) {
        int written = 0;
        long after = 0;
        while (true) {
            long from = after;
            var some = desk.jdbi.inTransaction(h -> desk.plans.record(h, from, portion));
            if (some.isEmpty()) {
                return written;
            }
            written += some.get().written();
            after = some.get().last();
        }
    }

    private static long first(Handle h) {
        return h.createQuery("select min(id) from analysis").mapTo(Long.class).one();
    }

    /// Of the very statement that is used, undone.
    private static String explained(Handle h, long first) {
        h.begin();
        h.execute("set local statement_timeout = '60s'");
        String plan =
                String.join(
                        "\n",
                        PlanRecordDao.bound(
                                        h.createQuery(
                                                "explain (analyze, buffers) "
                                                        + PlanRecordDao.NEW_ANALYSES),
                                        first - 1,
                                        PORTION)
                                .mapTo(String.class)
                                .list());
        h.rollback();
        return plan;
    }

    private static int pages(String plan) {
        Matcher first = PAGES.matcher(plan);
        assertTrue(first.find(), plan);
        return Integer.parseInt(first.group(1))
                + (first.group(2) == null ? 0 : Integer.parseInt(first.group(2)));
    }
}
