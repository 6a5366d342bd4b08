package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.market.feeds.ProviderException.Kind;
import bellwether.platform.outbound.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusMeaningsTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-03T12:00:00Z"));

    private static ProviderException trouble(int status, @Nullable String retryAfter) {
        return assertThrows(
                ProviderException.class,
                () ->
                        StatusMeanings.require(
                                new ProviderHttp.Reply(status, "", Optional.ofNullable(retryAfter)),
                                CLOCK));
    }

    @ParameterizedTest
    @CsvSource({
        "401, FORBIDDEN, answered with status 401: access refused",
        "403, FORBIDDEN, answered with status 403: access refused",
        "404, NO_BARS, does not know the symbol",
        "408, PASSING, answered with status 408",
        "429, TOO_MANY, answered with status 429: too many calls",
        "500, PASSING, answered with status 500",
        "503, PASSING, answered with status 503",
        "501, WRONG, answered with status 501",
        "204, WRONG, answered with status 204",
        "400, WRONG, answered with status 400",
    })
    void everyOtherStatusThanTwoHundredIsTrouble(int status, Kind kind, String words) {
        ProviderException trouble = trouble(status, null);
        assertEquals(kind, trouble.kind());
        assertEquals(words, trouble.words());
        assertEquals(Optional.empty(), trouble.pause());
    }

    @Test
    void twoHundredMayHoldPrices() {
        assertDoesNotThrow(() ->
                StatusMeanings.require(new ProviderHttp.Reply(200, "", Optional.empty()), CLOCK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "90 | PT90S",
                "999999999 | PT277777H46M39S",
                "Tue, 03 Mar 2026 12:02:00 GMT | PT2M",
                "Tue, 3 Mar 2026 12:02:00 GMT | PT2M",
                // a date that is over is no time to wait
                "Tue, 03 Mar 2026 11:00:00 GMT | PT0S",
            })
    void aPauseIsSecondsOrADate(String text, Duration pause) {
        assertEquals(Optional.of(pause), RetryAfter.parse(text, CLOCK));
        assertEquals(Optional.of(pause), trouble(429, text).pause());
    }

    @ParameterizedTest
    @CsvSource({"soon", "-5", "1.5", "9999999999", "2026-03-03T12:02:00Z", "''"})
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), RetryAfter.parse(text, CLOCK));
    }

    @ParameterizedTest
    @CsvSource({
        "PASSING, true, false, true",
        "WRONG, true, false, true",
        "CONTRADICTS, false, false, false",
        "STALE, false, false, false",
        "NO_BARS, false, false, false",
        "FORBIDDEN, false, false, false",
        "TOO_MANY, false, true, false",
        "LATER, false, true, false",
        "RESTING, false, false, true",
        "NOT_ASKED, false, false, false",
    })
    void whatATroubleMeansForTheNextTry(
            Kind kind, boolean fault, boolean matterOfTime, boolean mayPass) {
        ProviderException trouble = new ProviderException(kind, "said no");
        assertEquals(fault, trouble.isFault());
        assertEquals(matterOfTime, trouble.isMatterOfTime());
        assertEquals(mayPass, trouble.mayPass());
        assertEquals("stooq no", trouble.of(ProviderName.STOOQ, "no").words());
        assertEquals(Optional.of(ProviderName.STOOQ), trouble.of(ProviderName.STOOQ, "").source());
    }
}
