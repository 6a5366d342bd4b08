package bellwether.platform.db.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StoredTableTest {
    private static final Jdbi JDBI = TestDatabase.plain(TestDatabase.createEmpty());

    @BeforeEach
    void clear() {
        JDBI.useHandle(h -> h.execute("drop schema public cascade; create schema public"));
    }

    private static List<StoredTable> tables(String... sql) {
        return JDBI.inTransaction(h -> {
            List.of(sql).forEach(h::execute);
            return StoredTable.all(h);
        });
    }

    private static List<String> names(List<StoredTable> tables) {
        return tables.stream().map(StoredTable::name).toList();
    }

    @Test
    void eachTableComesAfterThoseItRefersTo() {
        List<StoredTable> tables =
                tables(
                        "create table z_first (id int primary key)",
                        "create table a_last (id int primary key, z int references z_first)",
                        "create table m_middle (id int primary key, z int references z_first)",
                        "alter table a_last add m int references m_middle");
        assertEquals(List.of("z_first", "m_middle", "a_last"), names(tables));
    }

    @Test
    void aTableMayReferToItself() {
        assertEquals(
                List.of("node"),
                names(tables("create table node (id int primary key, up int references node)")));
    }

    @Test
    void aCircleCannotBePutBackRowByRow() {
        IllegalStateException fault =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                tables(
                                        "create table a (id int primary key, b int)",
                                        "create table b (id int primary key, a int references a)",
                                        "alter table a add foreign key (b) references b"));
        assertEquals("these refer to each other in a circle: [a, b]", fault.getMessage());
    }

    /// What the database computes and what it keeps for itself is not written.
    @Test
    void columnsAreThoseThatCanBeWritten() {
        List<StoredTable> tables =
                tables(
                        "create table t (\"order\" int, gone int, \"Big\" int, twice int generated always as (\"order\" * 2) stored)",
                        "alter table t drop column gone",
                        "create table flyway_schema_history (id int)",
                        "create view v as select 1");
        assertEquals(List.of(new StoredTable("t", List.of("\"order\"", "\"Big\""))), tables);
        assertEquals(
                "copy (select \"order\", \"Big\" from t) to stdout", tables.getFirst().copyOut());
        assertEquals("copy t (\"order\", \"Big\") from stdin", tables.getFirst().copyIn());
    }

    @Test
    void partitionsArePartOfTheirTable() {
        assertEquals(
                List.of("parted"),
                names(
                        tables(
                                "create table parted (n int) partition by range (n)",
                                "create table parted_rest partition of parted default")));
    }

    @Test
    void rowsOfPartitionsAreCountedWithTheirTable() {
        JDBI.useHandle(h -> {
            h.execute("create table parted (n int) partition by range (n)");
            h.execute("create table parted_rest partition of parted default");
            StoredTable table = StoredTable.all(h).getFirst();
            assertTrue(table.isEmpty(h));
            h.execute("insert into parted values (1), (2)");
            assertFalse(table.isEmpty(h));
            assertEquals(2, table.rows(h));
        });
    }
}
