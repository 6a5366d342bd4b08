package bellwether.research.backtest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.JobId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// More rows than one statement removes.
final class RunDeletionTest {
    private static TestDatabase database;
    private static Jdbi jdbi;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        jdbi = TestDatabase.plain(database.address());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static void trades(UUID job, int count) {
        jdbi.useHandle(h ->
                h.execute(
                        "insert into backtest_trade (job, run, n, trade) select ?, 0, n, '{}' from"
                                + " generate_series(1, ?) n",
                        job,
                        count));
    }

    private static int trades(UUID job) {
        return jdbi.withHandle(h ->
                h.createQuery("select count(*) from backtest_trade where job = ?")
                        .bind(0, job)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void allTradesOfTheseJobsAndNoOthersAreRemoved() {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        trades(one, RunDao.MOST_DELETED + 10);
        trades(two, RunDao.MOST_DELETED - 10);
        trades(other, 3);
        jdbi.useTransaction(h -> new RunDao().delete(h, List.of(new JobId(one), new JobId(two))));
        assertEquals(0, trades(one));
        assertEquals(0, trades(two));
        assertEquals(3, trades(other));
    }
}
