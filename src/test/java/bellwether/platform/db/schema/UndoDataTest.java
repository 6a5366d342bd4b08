package bellwether.platform.db.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoDataTest {
    private static final DatabaseAddress ADDRESS = TestDatabase.createEmpty();
    private static final Jdbi JDBI = TestDatabase.plain(ADDRESS);

    @BeforeEach
    void clear() {
        run("drop schema public cascade", "create schema public");
    }

    /// What an undo takes away, in words.
    ///
    /// @param pick which of the places that are gone
    private List<String> gone(
            String undo, BiFunction<UndoData, List<UndoData.Place>, List<UndoData.Place>> pick) {
        return JDBI.inTransaction(h -> {
            UndoData data = new UndoData(h);
            h.savepoint("trial");
            h.execute(undo);
            List<UndoData.Place> gone = data.gone();
            h.rollbackToSavepoint("trial");
            return data.described(pick.apply(data, gone));
        });
    }

    private List<String> gone(String undo) {
        return gone(undo, (_, places) -> places);
    }

    private List<String> holding(String undo) {
        return gone(undo, UndoData::holding);
    }

    private static void run(String... sql) {
        JDBI.useHandle(h -> List.of(sql).forEach(h::execute));
    }

    @Test
    void aTableIsNamedOnceAndNotWithEachOfItsColumns() {
        run("create table t (a int, b int)", "insert into t values (1, 2), (3, null)");
        assertEquals(List.of("table t (2 rows)"), gone("drop table t"));
    }

    @Test
    void ofAColumnItsValuesAreCounted() {
        run(
                "create table t (a int, \"Odd name\" text)",
                "insert into t values (1, 'x'), (2, null), (3, '')");
        assertEquals(
                List.of("column t.\"Odd name\" (2 values)"),
                gone("alter table t drop column \"Odd name\""));
    }

    @Test
    void whatIsEmptyIsNoLoss() {
        run(
                "create table empty (a int)",
                "create table t (a int, b int, c int)",
                "insert into t (a, b) values (1, 2)");
        assertEquals(
                List.of("column t.b (1 values)"),
                holding("drop table empty; alter table t drop column b, drop column c"));
    }

    @Test
    void whatIsOnlyRenamedOrComputedIsNotGone() {
        run(
                "create table t (a int, twice int generated always as (a * 2) stored)",
                "create view v as select 1 as one",
                "insert into t values (1)");
        assertEquals(List.of(), gone("alter table t rename to u"));
        assertEquals(List.of(), gone("alter table t rename column a to b"));
        assertEquals(List.of(), gone("alter table t drop column twice"));
        assertEquals(List.of(), gone("drop view v"));
        assertEquals(List.of("table t (1 rows)"), gone("drop table t; create table t (a int)"));
    }

    @Test
    void anEmptyDatabaseBesideAnotherIsThereUntilItIsClosed() {
        run("create table t (a int)");
        DatabaseAddress beside;
        try (ScratchDatabase scratch = ScratchDatabase.beside(ADDRESS)) {
            beside = scratch.address();
            Jdbi empty = TestDatabase.plain(beside);
            assertEquals(
                    Optional.empty(),
                    empty.withHandle(h ->
                            h.createQuery("select to_regclass('t')::text")
                                    .mapTo(String.class)
                                    .findOne()));
        }
        assertTrue(beside.jdbcUrl().contains("/bellwether_scratch_"), beside.toString());
        Jdbi gone = TestDatabase.plain(beside);
        Assertions.assertThrows(
                JdbiException.class, () -> gone.useHandle(h -> h.execute("select 1")));
    }

    /// The options of the address go with it, and nothing in them is taken for its path.
    @Test
    void itsAddressIsTheServersWithAnotherName() {
        DatabaseAddress optioned =
                new DatabaseAddress(
                        ADDRESS.jdbcUrl() + "?ApplicationName=a/b&tcpKeepAlive=true",
                        ADDRESS.user(),
                        ADDRESS.password());
        try (ScratchDatabase scratch = ScratchDatabase.beside(optioned)) {
            String url = scratch.address().jdbcUrl();
            assertTrue(url.endsWith("?ApplicationName=a/b&tcpKeepAlive=true"), url);
            String server = ADDRESS.jdbcUrl().substring(0, ADDRESS.jdbcUrl().lastIndexOf('/') + 1);
            assertTrue(url.startsWith(server + "bellwether_scratch_"), url);
            TestDatabase.plain(scratch.address())
                    .useHandle(h -> h.execute("create table x (a int)"));
        }
    }
}
