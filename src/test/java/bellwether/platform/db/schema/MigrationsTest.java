package bellwether.platform.db.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseUnavailable;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.TestDatabase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    @Test
    void severalStartersAtOnceAreSafe() throws Exception {
        DatabaseAddress address = TestDatabase.createEmpty();
        Callable<Boolean> starter =
                () -> {
                    Migrations.run(address, Duration.ofSeconds(5));
                    return true;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> all = threads.invokeAll(Collections.nCopies(4, starter));
            for (Future<Boolean> one : all) {
                assertTrue(one.get());
            }
        }
        try (Database database = Database.open(address, "test", new PoolSettings(0, 2))) {
            int failed =
                    database.jdbi()
                            .withHandle(h ->
                                    h.createQuery(
                                                    "select count(*) from flyway_schema_history where not success")
                                            .mapTo(Integer.class)
                                            .one());
            assertEquals(0, failed);
        }
    }

    @Test
    void saysPlainlyThatNoDatabaseAnswers() {
        DatabaseAddress nobody =
                new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:1/x", Optional.of("a"), Optional.of("secret"));
        String message =
                assertThrows(
                                DatabaseUnavailable.class,
                                () -> Migrations.run(nobody, Duration.ofMillis(1)))
                        .toString();
        assertTrue(message.contains("127.0.0.1:1/x"), message);
        assertTrue(!message.contains("secret"), message);
    }
}
