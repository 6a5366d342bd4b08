package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi JDBI = DATABASE.jdbi();

    @BeforeEach
    void makeTable() {
        JDBI.useHandle(h -> {
            h.execute("drop table if exists given");
            h.execute("create table given (n int primary key)");
        });
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static int insert(Transactions transactions, List<Integer> numbers) {
        return transactions.in(h ->
                Unnest.of(numbers)
                        .ints("numbers", n -> n)
                        .bind(h.createUpdate("insert into given select unnest(:numbers)"))
                        .execute());
    }

    private static List<Integer> stored() {
        return JDBI.withHandle(
                h -> h.createQuery("select n from given order by n").mapTo(Integer.class).list());
    }

    @Test
    void aDryRunShowsWhatWouldHappenAndTakesItBack() {
        Transactions dry = new DryRunTransactions(new RetriedTransactions(JDBI));
        assertEquals(3, insert(dry, List.of(1, 2, 3)));
        assertEquals(List.of(), stored());
        assertEquals(2, insert(dry, List.of(1, 2)), "again, as if nothing had been");
        assertThrows(UnableToExecuteStatementException.class, () -> insert(dry, List.of(1, 1)));
    }

    @Test
    void aDryRunWithinAnOpenTransactionIsTakenBackWithIt() {
        IllegalStateException stop = new IllegalStateException("stop");
        assertEquals(
                stop,
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                JDBI.useTransaction(h -> {
                                    insert(
                                            new DryRunTransactions(new OpenTransaction(h)),
                                            List.of(4));
                                    throw stop;
                                })));
        assertEquals(List.of(), stored());
    }

    @Test
    void whatPassesIsTriedAgainUntilItGoesWell() {
        int[] tries = {0};
        int got =
                new RetriedTransactions(JDBI)
                        .in(h -> {
                            h.execute("insert into given values (7)");
                            if (++tries[0] == 1) {
                                h.execute(
                                        "do $$ begin raise exception using errcode = '40001'; end $$");
                            }
                            return tries[0];
                        });
        assertEquals(2, got);
        assertEquals(List.of(7), stored(), "the first try was taken back");
    }

    @Test
    void whatDoesNotPassIsTriedOnce() {
        int[] tries = {0};
        UnableToExecuteStatementException fault =
                assertThrows(
                        UnableToExecuteStatementException.class,
                        () ->
                                new RetriedTransactions(JDBI)
                                        .in(h -> {
                                            tries[0]++;
                                            return h.execute("select from nowhere");
                                        }));
        assertEquals(1, tries[0]);
        assertEquals(
                "42P01",
                DatabaseFault.cause(fault, SQLException.class).orElseThrow().getSQLState());
    }

    @Test
    void whoIsToldToStopDoesNotTryAgainAndStaysTold() {
        int[] tries = {0};
        assertThrows(
                UnableToExecuteStatementException.class,
                () ->
                        new RetriedTransactions(JDBI)
                                .in(h -> {
                                    tries[0]++;
                                    Thread.currentThread().interrupt();
                                    return h.execute(
                                            "do $$ begin raise exception using errcode = '40001'; end $$");
                                }));
        assertEquals(1, tries[0]);
        assertEquals(true, Thread.interrupted());
    }

    private static Jdbi others() {
        return TestDatabase.plain(DATABASE.address());
    }

    @Test
    void aSnapshotSeesOneMomentAndChangesNothing() {
        insert(new RetriedTransactions(JDBI), List.of(1));
        List<Integer> seen =
                Snapshots.read(
                        JDBI,
                        h -> {
                            int before =
                                    h.createQuery("select count(*) from given")
                                            .mapTo(Integer.class)
                                            .one();
                            insert(new RetriedTransactions(others()), List.of(2, 3));
                            int after =
                                    h.createQuery("select count(*) from given")
                                            .mapTo(Integer.class)
                                            .one();
                            return List.of(before, after);
                        });
        assertEquals(List.of(1, 1), seen);
        UnableToExecuteStatementException fault =
                assertThrows(
                        UnableToExecuteStatementException.class,
                        () -> Snapshots.read(JDBI, h -> h.execute("delete from given")));
        assertEquals(
                "25006",
                DatabaseFault.cause(fault, SQLException.class).orElseThrow().getSQLState());
        JDBI.useHandle(h -> h.execute("delete from given where n = 1"));
        assertEquals(List.of(2, 3), stored(), "later ones may change it again");
    }
}
