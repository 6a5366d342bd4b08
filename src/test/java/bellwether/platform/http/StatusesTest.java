package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusesTest {
    private static Refusal refusal() {
        return Refusal.of(RefusalKind.UNAVAILABLE, "no_quote_now", "There is no quote.");
    }

    @Test
    void everyKindHasItsStatus() {
        Map<RefusalKind, Integer> statuses = new EnumMap<>(RefusalKind.class);
        for (RefusalKind kind : RefusalKind.values()) {
            statuses.put(kind, Statuses.of(Refusal.of(kind, "x", "y")));
        }
        assertEquals(
                Map.of(
                        RefusalKind.MALFORMED, 400,
                        RefusalKind.FORBIDDEN, 403,
                        RefusalKind.NOT_FOUND, 404,
                        RefusalKind.CONFLICT, 409,
                        RefusalKind.CHANGED, 412,
                        RefusalKind.TOO_LARGE, 413,
                        RefusalKind.INVALID, 422,
                        RefusalKind.LIMITED, 429,
                        RefusalKind.UNAVAILABLE, 503,
                        RefusalKind.FULL, 507),
                statuses);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1",
        "PT0.2S, 1",
        "PT1S, 1",
        "PT1.2S, 2",
        "PT29.999S, 30",
        "PT5M, 300",
    })
    void whoWaitsAsLongAsRetryAfterSaysHasWaitedLongEnough(Duration pause, String seconds) {
        assertEquals(Map.of("Retry-After", seconds), Statuses.headers(refusal().retryAfter(pause)));
    }

    @Test
    void withoutAPauseThereIsNoRetryAfter() {
        assertEquals(Map.of(), Statuses.headers(refusal()));
    }

    @Test
    void aRefusalOfTheEdgeKeepsItsStatusAndHeadersWhateverIsAdded() {
        Refusal refusal =
                StatusRefusal.of(405, "method_not_allowed", "No.")
                        .with("Allow", "GET")
                        .retryAfter(Duration.ofSeconds(3))
                        .saying("Not here.");
        assertEquals(405, Statuses.of(refusal));
        assertEquals(Map.of("Allow", "GET", "Retry-After", "3"), Statuses.headers(refusal));
        assertEquals("Not here.", refusal.detail());
    }

    @ParameterizedTest
    @CsvSource({"404, NOT_FOUND", "409, CONFLICT", "406, INVALID", "504, UNAVAILABLE"})
    void aChosenStatusIsOfTheKindThatFitsIt(int status, RefusalKind kind) {
        assertEquals(kind, StatusRefusal.of(status, "x", "y").kind());
    }
}
