package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class JobViewTest {
    private static final Instant CREATED = Instant.parse("2026-11-02T12:00:00Z");
    private static final JobId ID = new JobId(new UUID(1, 2));

    private static JobView job(JobState state, ItemCounts counts, Optional<Instant> started) {
        return job(state, counts, started, Duration.ofSeconds(10));
    }

    private static JobView job(
            JobState state, ItemCounts counts, Optional<Instant> started, Duration worked) {
        return new JobView(
                ID,
                "ann",
                "echo",
                "{\"a\":1}",
                state,
                1,
                counts,
                7,
                "[]",
                new JobTimes(
                        CREATED,
                        started,
                        state.terminal() ? Optional.of(CREATED.plus(worked)) : Optional.empty(),
                        worked));
    }

    private static JobView processing(int total, int done, int failed, int cancelled) {
        return job(
                JobState.PROCESSING,
                new ItemCounts(total, done, failed, cancelled),
                Optional.of(CREATED));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 10, 0, 0, 1.0, 90000",
        "100, 5, 5, 0, 1.0, 90000",
        "100, 20, 0, 30, 2.0, 25000",
        "100, 3, 0, 0, 0.3, 323333",
        "10, 10, 0, 0, 1.0, 0"
    })
    void theRestTakesItsNumberAtTheRateSoFar(
            int total, int done, int failed, int cancelled, double rate, long millis) {
        JobView job = processing(total, done, failed, cancelled);
        assertEquals(OptionalDouble.of(rate), job.ratePerSecond());
        assertEquals(Optional.of(Duration.ofMillis(millis)), job.eta());
    }

    @Test
    void beforeAnyItemEndedNothingIsForetold() {
        JobView job = processing(100, 0, 0, 40);
        assertTrue(job.ratePerSecond().isEmpty());
        assertEquals(Optional.empty(), job.eta());
        assertEquals(new JobRate(null, null), JobRate.of(job));
    }

    /// The clock of the database may have stepped back between two readings.
    @Test
    void withoutTimeThereIsNoRate() {
        for (Duration worked : List.of(Duration.ZERO, Duration.ofMillis(-5))) {
            JobView job =
                    job(
                            JobState.PROCESSING,
                            new ItemCounts(9, 3, 0, 0),
                            Optional.of(CREATED),
                            worked);
            assertTrue(job.ratePerSecond().isEmpty());
            assertEquals(Optional.empty(), job.eta());
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAJobThatIsWorkedOnHasAnEndToCome(JobState state) {
        JobView job = job(state, new ItemCounts(10, 4, 1, 0), Optional.of(CREATED));
        assertEquals(state == JobState.PROCESSING, job.eta().isPresent());
        assertTrue(job.ratePerSecond().isPresent());
    }

    /// What its version tells may be cached; what moves with the clock may not.
    @ParameterizedTest
    @EnumSource
    void aJobIsSettledBeforeItsStartAndAfterItsEnd(JobState state) {
        ItemCounts counts = new ItemCounts(10, 4, 1, 0);
        assertTrue(job(state, counts, Optional.empty()).settled());
        assertEquals(state.terminal(), job(state, counts, Optional.of(CREATED)).settled());
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1", "4, 0.4", "33, 3.3"})
    void theRateIsShownToATenth(int done, double rate) {
        assertEquals(rate, JobRate.of(processing(100, done, 0, 0)).ratePerSecond());
    }

    @Test
    void theRateIsRoundedAndNotCut() {
        JobView job =
                job(
                        JobState.PROCESSING,
                        new ItemCounts(10, 2, 0, 0),
                        Optional.of(CREATED),
                        Duration.ofSeconds(3));
        JobRate rate = JobRate.of(job);
        assertEquals(0.7, rate.ratePerSecond(), "2 in 3 s");
        assertEquals(12.0, rate.etaSeconds(), "by the rate that was measured, not the one shown");
    }

    @Test
    void aShownJobIsOneFlatObjectWithWhatItWasAsked() {
        ShownJob shown = ShownJob.of(processing(100, 10, 0, 0), Map.of("a", 1), List.of());
        JsonNode json = Json.stored(Json.write(shown), JsonNode.class);
        assertEquals(ID.toString(), json.path("id").asText());
        assertEquals("processing", json.path("state").asText());
        assertEquals(1, json.path("request").path("a").asInt());
        assertEquals(10.0, json.path("percent").asDouble());
        assertEquals(1.0, json.path("rate_per_second").asDouble());
        assertEquals(90.0, json.path("eta_seconds").asDouble());
        assertEquals(CREATED.toString(), json.path("started_at").asText());
        assertTrue(json.path("finished_at").isNull(), "what has not happened is null");
        assertFalse(json.has("owner"), "a caller sees its own jobs only");
    }

    @Test
    void aShownJobThatHasEndedHasNoEndToCome() {
        JobView job = job(JobState.FAILED, new ItemCounts(2, 0, 2, 0), Optional.of(CREATED));
        FailureReason reason =
                new FailureReason(
                        "gone", 2, List.of(new FailureReason.Example("AAPL", "was not there")));
        ShownJob shown = ShownJob.of(job, Map.of(), List.of(reason));
        assertNull(shown.rate().etaSeconds());
        assertEquals(CREATED.plusSeconds(10), shown.times().finishedAt());
        assertEquals(
                "[{\"code\":\"gone\",\"count\":2,\"examples\":[{\"key\":\"AAPL\",\"message\":\"was not there\"}]}]",
                Json.stored(Json.write(shown), JsonNode.class).path("failure_reasons").toString());
    }
}
