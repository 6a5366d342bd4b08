package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RetriedTransactionsTest {
    private final TestDatabase database = TestDatabase.create();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void close() {
        database.close();
    }

    private int failing(RetriedTransactions transactions, String state) {
        int done =
                transactions.in(_ -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new ConnectionException(new SQLException("no", state));
                    }
                    return tries.get();
                });
        assertEquals(tries.get(), done);
        return done;
    }

    @Test
    void whatWasUndoneIsDoneAgain() {
        assertEquals(3, failing(RetriedTransactions.ofUndone(database.jdbi()), "40001"));
    }

    @Test
    void whatMayHaveHappenedIsDoneAgainWhereThatDoesNoHarm() {
        assertEquals(3, failing(new RetriedTransactions(database.jdbi()), "08006"));
        tries.set(0);
        RetriedTransactions careful = RetriedTransactions.ofUndone(database.jdbi());
        assertThrows(JdbiException.class, () -> failing(careful, "08006"));
        assertEquals(1, tries.get());
    }

    /// The caller is answered 503 at once, in place of waiting five times as long.
    @Test
    void aCrowdedPoolIsAskedOnce() {
        PoolSettings one = new PoolSettings(0, 1).with(Duration.ofMillis(300));
        try (Database small = Database.open(database.address(), "small", one)) {
            Jdbi counted = Jdbi.create(counted(small));
            JdbiException busy =
                    small.jdbi()
                            .withHandle(_ ->
                                    assertThrows(
                                            JdbiException.class,
                                            () ->
                                                    RetriedTransactions.ofUndone(counted)
                                                            .in(_ -> 1)));
            assertTrue(PassingFault.is(busy), busy.toString());
            assertEquals(1, tries.get());
        }
    }

    private ConnectionFactory counted(Database small) {
        return () -> {
            tries.incrementAndGet();
            return small.jdbi().open().getConnection();
        };
    }
}
