package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.Database;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final TestDatabase test = TestDatabase.create();
    private final Database database =
            Database.open(
                    test.address(), "sampled", new PoolSettings(0, 4, 9, Duration.ofSeconds(1)));
    private final Jobs jobs =
            new Jobs(
                    database.jdbi(),
                    database.jdbi(),
                    List.of(),
                    JobSettings.of(0),
                    InstantSource.system());
    private final AtomicLong passed = new AtomicLong();
    private final Sampler sampler = new Sampler(database, jobs, this::now);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private Instant now() {
        return NOON.plusSeconds(passed.get());
    }

    @AfterEach
    void close() {
        jobs.close();
        database.close();
        test.close();
    }

    private void create(int items) {
        jobs.create(
                new NewJob(
                        "ann",
                        "echo",
                        "{}",
                        java.util.Collections.nCopies(items, "A"),
                        1,
                        Optional.empty(),
                        "hash"));
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    @Test
    void beforeTheFirstLookNothingIsKnown() {
        assertTrue(Double.isNaN(sampler.age()));
        assertTrue(Double.isNaN(sampler.figure(s -> 1.0)));
        assertEquals(Optional.empty(), sampler.latest());
    }

    @Test
    void aLookIsGoodForTwoMinutesAndItsAgeIsTold() {
        sampler.look();
        passed.set(119);
        assertEquals(119, sampler.age());
        assertEquals(7, sampler.figure(s -> 7.0));
        passed.set(120);
        assertTrue(Double.isNaN(sampler.figure(s -> 7.0)));
        assertEquals(120, sampler.age(), "how old it is is known all the same");
    }

    @Test
    void anOutageIsAMissingSampleAndNoFault() {
        List<Instant> told = new ArrayList<>();
        sampler.tell(sample -> told.add(sample.at()));
        sampler.look();
        TestDatabase.shut(test.address());
        passed.set(30);
        sampler.look();
        assertEquals(List.of(NOON), told);
        assertEquals(30, sampler.age());
    }

    @Test
    void theDatabaseIsKnownByTheLatestLook() {
        assertEquals(
                new KnownDatabase(DatabaseState.UNKNOWN, Optional.empty()), sampler.database());
        sampler.look();
        assertEquals(
                new KnownDatabase(DatabaseState.CONNECTED, Optional.of(NOON)), sampler.database());
        passed.set(120);
        assertEquals(
                new KnownDatabase(DatabaseState.UNKNOWN, Optional.of(NOON)), sampler.database());
        sampler.look();
        TestDatabase.shut(test.address());
        passed.set(150);
        sampler.look();
        assertEquals(
                new KnownDatabase(DatabaseState.DISCONNECTED, Optional.of(NOON.plusSeconds(120))),
                sampler.database());
    }

    @Test
    void aSampleHasTheBacklogAndEveryTableThatWorkGoesThrough() {
        create(3);
        sampler.look();
        MetricSample sample = sampler.latest().orElseThrow();
        assertEquals(3, sample.backlog().items().get("ready"));
        assertEquals(java.util.Set.copyOf(Sampler.HOT), sample.tables().keySet());
        assertTrue(
                sample.tables().values().stream().allMatch(table -> table.sizeBytes() > 0),
                "with their indexes none is empty");
        assertTrue(
                sample.parts().stream().anyMatch(part -> part.table().equals("analysis")),
                sample.parts().toString());
    }

    @Test
    void metersShowTheLatestSampleAndNothingWhenItIsOld() {
        new SampleMeters(registry, sampler).register();
        assertTrue(Double.isNaN(gauge("bellwether.queue.items", "state", "ready")));
        create(3);
        create(2);
        sampler.look();
        assertEquals(5, gauge("bellwether.queue.items", "state", "ready"));
        assertEquals(0, gauge("bellwether.queue.items", "state", "held"));
        assertEquals(2, gauge("bellwether.unfinished.jobs", "state", "queued"));
        assertEquals(0, gauge("bellwether.workers", "state", "alive"));
        assertTrue(gauge("bellwether.database.table.size.bytes", "table", "job") > 0);
        assertFalse(
                registry.find("bellwether.database.part.size.bytes").gauges().isEmpty(),
                "parts come with the first sample");
        passed.set(200);
        assertTrue(Double.isNaN(gauge("bellwether.queue.items", "state", "ready")));
        assertEquals(200, gauge("bellwether.database.sample.age"));
    }

    /// A state that no job can be in for long has no series of its own.
    @Test
    void onlyUnfinishedStatesAreShown() {
        new SampleMeters(registry, sampler).register();
        assertEquals(
                java.util.Set.of("queued", "processing", "cancelling", "paused"),
                registry.find("bellwether.unfinished.jobs").gauges().stream()
                        .map(gauge -> String.valueOf(gauge.getId().getTag("state")))
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void everyCounterOfTheEngineHasAMeterOfItsOwn() {
        new JobMeters(registry, jobs).register();
        List<FunctionCounter> counters =
                registry.getMeters().stream()
                        .filter(FunctionCounter.class::isInstance)
                        .map(FunctionCounter.class::cast)
                        .toList();
        assertEquals(EngineCounter.values().length, counters.size());
        assertEquals(
                counters.size(),
                counters.stream().map(c -> c.getId().getDescription()).distinct().count());
        create(1);
        assertEquals(1, registry.get("bellwether.jobs.made").functionCounter().count());
        assertEquals(0, registry.get("bellwether.items.lease.lost").functionCounter().count());
        assertEquals(0, registry.get("bellwether.heartbeat.fenced").functionCounter().count());
    }
}
