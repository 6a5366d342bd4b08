package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerPaceTest {
    private static final long SECOND = 1_000_000_000L;

    /// 20 s are free; after them 5,000 bytes a second on average, and 200 in each 20 s.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 19, false, nothing is asked for at first",
        "0, 0, 21, true, nothing was taken",
        "5000, 5000, 600, false, just fast enough",
        "4900, 4900, 600, true, a little too slow on average",
        "10000000, 0, 19, false, a pause",
        "10000000, 0, 60, true, quick at first and then nothing",
        "10000000, 150, 60, true, quick at first and then drop by drop",
        "10000000, 250, 60, false, quick at first and then slowly"
    })
    void countsTheWholeAndTheLastStretch(
            long first, long perSecond, int seconds, boolean slow, String what) {
        AnswerPace pace = new AnswerPace(Duration.ofSeconds(20), 0, 7);
        boolean was = false;
        long written = 7;
        for (int second = 1; second <= seconds; second++) {
            written += second == 1 ? first : perSecond;
            was = pace.isSlow(second * SECOND, written);
        }
        assertEquals(slow, was, what);
    }
}
