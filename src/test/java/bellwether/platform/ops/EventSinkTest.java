package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class EventSinkTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.123456Z");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private EventSink sink(boolean structured) {
        return new EventSink(
                new EventLog(new PrintStream(printed, true, StandardCharsets.UTF_8), structured),
                Optional.empty(),
                () -> NOON);
    }

    private String line() {
        return printed.toString(StandardCharsets.UTF_8).strip();
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("zone", "Asia/Tokyo");
        facts.put("bars", 3);
        facts.put("about", "a\nb");
        return facts;
    }

    @Test
    void anEventIsALineWithItsFactsInTheirOrder() {
        sink(true).note("refresh", facts());
        assertEquals(
                "{\"at\":\"2026-11-02T12:00:00.123Z\",\"event\":\"refresh\",\"zone\":\"Asia/Tokyo\",\"bars\":3,\"about\":\"a b\"}",
                line());
    }

    @Test
    void forPeopleItIsTheSameInWords() {
        sink(false).note("refresh", facts());
        assertEquals("2026-11-02T12:00:00.123Z refresh zone=Asia/Tokyo bars=3 about=a b", line());
    }

    @Test
    void aJobsEventIsOfTheMomentInWhichItIsHeard() {
        sink(false).accept(new JobEvent.Started(new JobId(new UUID(0, 1)), "echo"));
        assertEquals(
                "2026-11-02T12:00:00.123Z job_started job=00000000-0000-0000-0000-000000000001 kind=echo",
                line());
    }

    @Test
    void withoutACollectorFaultsAreLeftToTheLog() {
        sink(false).failed(new IllegalStateException("secret"), "GET /x", "r1");
        assertEquals("", line());
        sink(false).accept(new JobEvent.LoopFailed("claimer", new IllegalStateException("secret")));
        assertTrue(
                line().endsWith(
                                "job_loop_failed loop=claimer fault=java.lang.IllegalStateException"));
    }

    /// The worst is the last, so that the whole is as bad as its worst part.
    @Test
    void statusesAreOrderedAndComponentsKeepTheOrderOfTheirFacts() {
        assertEquals(
                List.of(HealthStatus.UP, HealthStatus.DEGRADED, HealthStatus.DOWN),
                List.of(HealthStatus.values()));
        Component plain = Component.of(HealthStatus.DEGRADED, "Slow.");
        Component full = plain.with("z", 1).with("a", 2);
        assertEquals(
                "{\"status\":\"degraded\",\"message\":\"Slow.\",\"z\":1,\"a\":2}",
                Json.write(full));
        assertEquals(Map.of(), plain.facts(), "each is as it was made");
    }
}
