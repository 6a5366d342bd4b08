package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.OutcomeFilter;
import bellwether.research.learning.store.OutcomeDao;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// Listing the newest outcomes costs what is shown, however many are stored.
final class OutcomeListSizeTest {
    private static final int STORED = 20_000;

    private static final String FILL =
            """
            insert into trade_outcome (owner, origin, ref, policy, ticker, timeframe, known_at, state, created_at)
            select case when n % 10 = 0 then 'ann' else '' end,
                case when n % 10 = 0 then 'alert' else 'detection' end, n, 'sltp', 'AAA', '1d', now(), 'pending', now()
            from generate_series(1, ?) n
            """;

    private static OutcomeFilter of(String owner, long before) {
        return new OutcomeFilter(
                owner,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                before);
    }

    @Test
    void newestAreReadByAnIndex() {
        try (LabelFixture desk = new LabelFixture();
                Handle h = desk.jdbi.open()) {
            h.execute(FILL, STORED);
            h.execute("analyze trade_outcome");
            long before = read(h);
            var newest = new OutcomeDao().list(h, of("ann", Long.MAX_VALUE), 51);
            assertEquals(51, newest.size());
            assertEquals(6, newest.stream().filter(one -> one.key().owner().equals("ann")).count());
            assertTrue(read(h) - before < 2_000, "rows read: " + (read(h) - before));
            var behind = new OutcomeDao().list(h, of("ann", newest.get(49).id()), 51);
            assertEquals(newest.get(50), behind.getFirst());
        }
    }

    @Test
    void oldOnesAreRemovedByPortionsTheOldestFirst() {
        try (LabelFixture desk = new LabelFixture();
                Handle h = desk.jdbi.open()) {
            h.execute(FILL, 50);
            OutcomeDao dao = new OutcomeDao();
            Instant later = Instant.now().plusSeconds(3_600);
            assertEquals(0, dao.retire(h, Instant.EPOCH, 20));
            assertEquals(20, dao.retire(h, later, 20));
            assertEquals(20, dao.retire(h, later, 20));
            assertEquals(5, dao.retire(h, later, 20));
            assertEquals(5, desk.count("select count(*) from trade_outcome where owner = 'ann'"));
            assertEquals(5, desk.count("select count(*) from trade_outcome"));
        }
    }

    private static long read(Handle h) {
        h.execute("select pg_stat_force_next_flush()");
        return h.createQuery(
                        "select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relname"
                                + " = 'trade_outcome'")
                .mapTo(Long.class)
                .one();
    }
}
