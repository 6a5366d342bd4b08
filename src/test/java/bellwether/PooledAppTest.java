package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseUnavailable;
import bellwether.platform.db.PgBouncer;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.http.Call;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The whole service with `DB_POOLER=transaction`, behind a real PgBouncer.
final class PooledAppTest {
    private static PgBouncer bouncer;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                PgBouncer.installed().isPresent(),
                "PgBouncer is not installed (apt-get install pgbouncer): not tested behind it");
        bouncer = PgBouncer.start(TestDatabase.createMigrated());
        TestApp.through(bouncer::to);
    }

    @AfterAll
    static void stop() {
        TestApp.direct();
        if (bouncer != null) {
            bouncer.close();
        }
    }

    @Nested
    class AppBehindIt extends AppTest {}

    @Nested
    @Tag("pooled")
    class AccessBehindIt extends AccessTest {}

    @Test
    void aPoolerThatNobodySpokeOfIsNamed() {
        DatabaseAddress pooled = bouncer.to(TestDatabase.createMigrated());
        DatabaseAddress unsaid =
                new DatabaseAddress(
                        pooled.jdbcUrl().replaceAll("\\?.*", ""), pooled.user(), pooled.password());
        String line =
                assertThrows(
                                DatabaseUnavailable.class,
                                () -> Migrations.run(unsaid, Duration.ofSeconds(5)))
                        .toString();
        assertTrue(line.contains("set DB_POOLER=transaction"), line);
    }

    @Test
    void importsJobsAndTheirEventsLeaveNoFaultAndNoLock() {
        DatabaseAddress direct = TestDatabase.createMigrated();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (TestApp app =
                new TestApp(
                        2,
                        Optional.empty(),
                        direct,
                        InstantSource.system(),
                        new PrintStream(log, true, StandardCharsets.UTF_8))) {
            for (int i = 0; i < 30; i++) {
                String csv =
                        "date,open,high,low,close,volume\n2024-01-02,10,12,9,11,%d\n".formatted(i);
                Call.Answer imported =
                        app.call()
                                .header("Content-Type", "text/csv")
                                .postAs(
                                        "/api/v1/prices/import?ticker=POOL" + i + "&source=test",
                                        csv);
                assertEquals(200, imported.status(), imported.body());
                Call.Answer stock = app.call().get("/api/v1/stocks/POOL" + i);
                assertEquals(200, stock.status(), stock.body());
            }
            String job = app.submit("{\"universe\":\"all\",\"capital\":50000}");
            Call.Answer events =
                    app.call()
                            .header("Accept", "text/event-stream")
                            .get("/api/v1/jobs/" + job + "/events");
            assertTrue(events.body().contains("event: end"), events.body());
            assertEquals("completed", app.ended(job).get("state").asText());
            Jdbi jdbi = TestDatabase.plain(direct);
            assertEquals(
                    0, count(jdbi, "select count(*) from pg_locks where locktype = 'advisory'"));
            assertTrue(
                    count(
                                    jdbi,
                                    """
                                    select count(*) from pg_stat_activity
                                    where datname = current_database() and query = 'listen bellwether_jobs'
                                    """)
                            >= 1,
                    "LISTEN goes past the pooler");
        }
        List<String> faults =
                log.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.matches("\\S+ [A-Z]+ \\S+ 5\\d\\d .*"))
                        .toList();
        assertEquals(List.of(), faults);
    }

    /// What a request sets for its session would stay with the pooler's connection, and be another
    /// client's.
    @Test
    void noRequestLeavesASettingBehind() throws Exception {
        DatabaseAddress direct = TestDatabase.createMigrated();
        try (TestApp app =
                new TestApp(
                        0,
                        Optional.empty(),
                        direct,
                        InstantSource.system(),
                        new PrintStream(OutputStream.nullOutputStream()))) {
            String indicators = "{\"indicators\":[{\"name\":\"sma\"}]}";
            List<Callable<Call.Answer>> reads =
                    List.of(
                            () -> app.call().post("/api/v1/stocks/DEMO01/indicators", indicators),
                            () -> app.call().post("/api/v1/stocks/DEMO01/patterns", "{}"),
                            () -> app.call().get("/api/v1/stocks/DEMO01/bars"),
                            () -> app.call().get("/api/v1/stocks/DEMO01/actions"),
                            () -> app.call().get("/api/v1/stocks/DEMO01/quality"),
                            () -> app.call().get("/api/v1/bars?tickers=DEMO01"));
            List<Callable<Call.Answer>> often =
                    Collections.nCopies(30, reads).stream().flatMap(List::stream).toList();
            try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
                for (Future<Call.Answer> read : callers.invokeAll(often)) {
                    assertEquals(200, read.get().status(), read.get().body());
                }
            }
            assertEquals(Set.of("read committed"), settings(direct));
        }
    }

    /// Of every connection of the pooler to this database.
    private static Set<String> settings(DatabaseAddress direct) throws Exception {
        Set<String> found = new TreeSet<>();
        List<Connection> held = new ArrayList<>();
        DatabaseAddress pooled = bouncer.to(direct);
        try {
            for (int i = 0; i < PgBouncer.POOL_SIZE; i++) {
                Connection connection =
                        DriverManager.getConnection(
                                pooled.jdbcUrl(), pooled.user().orElseThrow(), null);
                held.add(connection);
                connection.setAutoCommit(false);
                try (ResultSet row =
                        connection.createStatement().executeQuery("show transaction_isolation")) {
                    row.next();
                    found.add(row.getString(1));
                }
            }
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
        return found;
    }

    private static long count(Jdbi jdbi, String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }
}
