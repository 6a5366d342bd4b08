package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.db.Database;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.ops.http.Health;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentsTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.123456Z");
    private static final PoolSettings TEN = new PoolSettings(0, 10);
    private static final PoolSettings HASTY = new PoolSettings(0, 10, 9, Duration.ofSeconds(1));

    @TempDir private Path folder;

    private final TestDatabase test = TestDatabase.create();
    private final Database web = Database.open(test.address(), "web", HASTY);
    private final Database engine = Database.openForKeeping(test.address(), "engine", TEN);
    private final Jobs jobs =
            new Jobs(
                    web.jdbi(),
                    engine.jdbi(),
                    List.of(),
                    JobSettings.of(0),
                    InstantSource.system());
    private final AtomicLong passed = new AtomicLong();
    private final Components components = components(Optional.empty());
    private final Health health = new Health("9.9", this::now, Map.of(), components);

    private Components components(Optional<Path> disk) {
        return new Components(
                new MonitoredParts(web, engine, jobs, disk), new Sampler(engine, jobs, this::now));
    }

    private Instant now() {
        return NOON.plusSeconds(passed.get());
    }

    @AfterEach
    void close() {
        jobs.close();
        web.close();
        engine.close();
        test.close();
    }

    private Component part(String name) {
        Component part = components.all().get(name);
        assertNotNull(part);
        return part;
    }

    @Test
    void aServiceThatIsWellHasNothingToSay() {
        Map<String, Component> all = components.all();
        assertEquals(
                List.of("database", "migrations", "pool", "jobs", "storage"),
                List.copyOf(all.keySet()));
        for (String name : List.of("migrations", "pool", "jobs", "storage")) {
            assertEquals(HealthStatus.UP, part(name).status(), name);
        }
        assertNotEquals(HealthStatus.DOWN, part("database").status(), "it may be slow");
        assertEquals("This process does not work on jobs.", part("jobs").words());
    }

    @Test
    void theWholeIsAsBadAsItsWorstPart() {
        test.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into flyway_schema_history (installed_rank, version, description, type, script,
                                  installed_by, execution_time, success)
                                values (999, '999', 'half', 'SQL', 'V999__half.sql', 'x', 0, false)
                                """));
        assertEquals(HealthStatus.DEGRADED, part("migrations").status());
        assertEquals("A migration is half-applied.", part("migrations").words());
        assertFalse(
                "999".equals(part("migrations").facts().get("version")),
                "the newest that was applied");
        passed.set(90);
        StatusPort.Answer answer = health.answer();
        assertEquals(200, answer.status(), "it still serves");
        JsonNode json = Json.stored(answer.json(), JsonNode.class);
        assertEquals("degraded", json.path("status").asText());
        assertEquals(90, json.path("uptime_seconds").asLong());
        assertEquals("2026-11-02T12:01:30.123Z", json.path("checked_at").asText());
        assertFalse(json.path("draining").asBoolean());
    }

    /// The driver's own words may hold the address.
    @Test
    void aDatabaseThatDoesNotAnswerIsDownAndItsFaultIsNamedByKindOnly() {
        TestDatabase.shut(test.address());
        StatusPort.Answer answer = health.answer();
        assertEquals(503, answer.status());
        JsonNode json = Json.stored(answer.json(), JsonNode.class);
        assertEquals("down", json.path("status").asText());
        JsonNode database = json.path("components").path("database");
        assertEquals(
                "The database could not be asked: no connection to the database was available.",
                database.path("message").asText());
        assertFalse(database.path("fault").asText().isEmpty());
        assertFalse(answer.json().contains("jdbc:"), answer.json());
        assertFalse(answer.json().contains("127.0.0.1"), answer.json());
    }

    /// Each fault is called what it is: a schema that cannot be read has answered.
    @Test
    void aFaultIsNotCalledSilence() {
        test.jdbi().useHandle(h -> h.execute("alter table flyway_schema_history rename to x"));
        assertEquals("The schema could not be read.", part("migrations").words());
        assertEquals(HealthStatus.DOWN, part("migrations").status());
    }

    @Test
    void whatAnotherKeepsLockedCouldNotBeReadInTime() {
        test.jdbi()
                .useTransaction(h -> {
                    h.execute("lock table flyway_schema_history in access exclusive mode");
                    assertEquals(
                            "The schema could not be read in time.", part("migrations").words());
                });
    }

    @Test
    void aPoolIsCrowdedFromNineTenthsOn() {
        List<Handle> held = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                held.add(engine.jdbi().open());
            }
            assertEquals(HealthStatus.UP, part("pool").status());
            held.add(engine.jdbi().open());
            assertEquals(HealthStatus.DEGRADED, part("pool").status());
            assertEquals(
                    0.9,
                    part("pool").facts().get("utilisation_fraction"),
                    "of the fullest of them");
        } finally {
            held.forEach(Handle::close);
        }
    }

    @Test
    void theDiskIsLookedAtWhereTheDatabaseIsOurs() {
        Component disk = components(Optional.of(folder)).all().get("disk");
        assertNotNull(disk);
        assertTrue(disk.facts().containsKey("free_bytes"), disk.toString());
        Component gone = components(Optional.of(folder.resolve("gone"))).all().get("disk");
        assertNotNull(gone);
        assertEquals(HealthStatus.DEGRADED, gone.status());
        assertEquals("NoSuchFileException", gone.facts().get("fault"));
    }

    @Test
    void aServiceThatStopsSaysSo() {
        health.drain();
        assertTrue(
                Json.stored(health.answer().json(), JsonNode.class).path("draining").asBoolean());
    }
}
