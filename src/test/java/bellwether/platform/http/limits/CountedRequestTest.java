package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.http.RateGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of a request is put back once its answer is known.
final class CountedRequestTest {
    private static final RequestCounter ANALYSES = counter(RateGroup.ANALYSES, 30);
    private static final RequestCounter DAY =
            new RequestCounter(RateGroup.DAY, "key ann", Allowance.perDay(100));
    private static final RequestCounter READS = counter(RateGroup.READS, 600);

    private final RequestCounts counts =
            new RequestCounts(() -> Instant.parse("2026-03-03T12:00:00Z"), Optional.empty());

    private static RequestCounter counter(RateGroup group, int rate) {
        return new RequestCounter(group, "key ann", Allowance.perMinute(rate));
    }

    @AfterEach
    void close() {
        counts.close();
    }

    @ParameterizedTest
    @CsvSource({
        "202, 29, 99, 600",
        "404, 29, 99, 600",
        "503, 29, 99, 600",
        "304, 30, 100, 600",
        "400, 30, 99, 599",
        "415, 30, 99, 599",
        "422, 30, 99, 599",
    })
    void whatIsMalformedCountsAsAReadAndWhatHasNotChangedNotAtAll(
            int status, int analyses, int day, int reads) {
        List<RequestCounter> counters = List.of(ANALYSES, DAY);
        counters.forEach(counts::take);
        new CountedRequest(counts, counters, Optional.of(READS)).settle(status);
        assertEquals(analyses, counts.look(ANALYSES).left());
        assertEquals(day, counts.look(DAY).left());
        assertEquals(reads, counts.look(READS).left());
    }

    @ParameterizedTest
    @CsvSource({"202, 9, 29, 600", "200, 9, 29, 600", "409, 10, 29, 600", "422, 10, 30, 599"})
    void aTrainingThatDidNotBeginDoesNotCountAsOne(
            int status, int trainings, int writes, int reads) {
        RequestCounter training =
                new RequestCounter(RateGroup.TRAININGS, "key ann", Allowance.perHour(10));
        RequestCounter write = counter(RateGroup.WRITES, 30);
        List<RequestCounter> counters = List.of(write, training);
        counters.forEach(counts::take);
        new CountedRequest(counts, counters, Optional.of(READS)).settle(status);
        assertEquals(trainings, counts.look(training).left());
        assertEquals(writes, counts.look(write).left());
        assertEquals(reads, counts.look(READS).left());
    }
}
