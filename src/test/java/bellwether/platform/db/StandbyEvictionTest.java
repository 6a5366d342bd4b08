package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

final class StandbyEvictionTest {
    @Test
    void aConnectionThatTakesNoWritesIsNotUsedAgain() {
        DatabaseAddress address = TestDatabase.createEmpty();
        Jdbi beside = TestDatabase.plain(address);
        String name = address.jdbcUrl().replaceAll(".*/", "");
        beside.useHandle(h -> {
            h.execute("create table written (n int)");
            // sessions that begin now are as those on a standby, and remain so
            h.execute("alter database %s set default_transaction_read_only = on".formatted(name));
        });
        try (Database database = Database.open(address, "one", new PoolSettings(0, 1))) {
            RuntimeException refused =
                    assertThrows(RuntimeException.class, () -> write(database.jdbi()));
            assertTrue(PassingFault.is(refused), refused::toString);
            beside.useHandle(h -> {
                h.execute("set default_transaction_read_only = off");
                h.execute(
                        "alter database %s set default_transaction_read_only = off"
                                .formatted(name));
            });
            assertEquals(1, write(database.jdbi()), "in a session that is new");
        }
    }

    private static int write(Jdbi jdbi) {
        return jdbi.withHandle(h -> h.execute("insert into written values (1)"));
    }
}
