package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When prices are too old to trade at, and whether bars are still the same.
final class AnalysisMomentTest {
    private static final TradingCalendar NEW_YORK = calendar("XNYS");

    private static TradingCalendar calendar(String mic) {
        return new Calendars(InstantSource.system()).find(mic).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        // Friday before a long weekend; its session ends at 21:00 UTC
        "2024-01-12T20:59:59Z, 2024-01-12, 0, false",
        "2024-01-12T21:00:00Z, 2024-01-11, 0, true",
        "2024-01-15T23:00:00Z, 2024-01-12, 0, false",
        "2024-01-16T20:59:59Z, 2024-01-12, 0, false",
        "2024-01-16T21:00:00Z, 2024-01-12, 0, true",
        // three sessions are allowed to have passed
        "2024-01-18T21:00:00Z, 2024-01-12, 3, false",
        "2024-01-19T21:00:00Z, 2024-01-12, 3, true",
        // bars of a session that is not over are not old
        "2024-01-16T15:00:00Z, 2024-01-16, 0, false",
    })
    void pricesAreStaleOnceMoreSessionsHaveEndedThanAreAllowed(
            Instant now, LocalDate last, int allowed, boolean stale) {
        assertEquals(stale, new AnalysisMoment(NEW_YORK, now, allowed).isStale(last));
    }

    @Test
    void todayIsTheDayAtTheExchange() {
        Instant now = Instant.parse("2024-01-16T22:00:00Z");
        assertEquals("2024-01-16", new AnalysisMoment(NEW_YORK, now, 3).today().toString());
        assertEquals("2024-01-17", new AnalysisMoment(calendar("XNSE"), now, 3).today().toString());
    }

    @Test
    void theEndOfADayIsItsLastMomentThere() {
        AnalysisMoment end = AnalysisMoment.endOf(LocalDate.parse("2024-01-16"), NEW_YORK);
        assertEquals(Instant.parse("2024-01-17T04:59:59.999999999Z"), end.now());
        assertEquals("2024-01-16", end.today().toString());
        assertEquals(AnalysisMoment.STALE_SESSIONS, end.staleSessions());
        assertEquals(9, end.staleAfter(9).staleSessions());
    }

    @Test
    void whyThereIsNoPlanIsSaid() {
        assertEquals(
                "no plan: the last bar is of 2024-01-02, more than 3 sessions of XNYS ago, so its prices cannot be traded; refresh or import newer ones",
                new AnalysisMoment(NEW_YORK, Instant.EPOCH, 3)
                        .words(LocalDate.parse("2024-01-02"), false));
        assertEquals(
                "no plan: the last bar is of 2024-01-02, more than 3 sessions of XNYS ago; its prices are synthetic and cannot be traded",
                new AnalysisMoment(NEW_YORK, Instant.EPOCH, 3)
                        .words(LocalDate.parse("2024-01-02"), true));
    }

    @Test
    void anyChangeOfAnyBarChangesTheFingerprint() {
        Set<String> seen = new HashSet<>();
        Bars bars = TestBars.walk(3, 60, 100, 0.02);
        assertTrue(seen.add(Fingerprint.of(bars)));
        assertTrue(seen.add(Fingerprint.of(bars.first(59))), "one bar less");
        for (double[] column :
                new double[][] {
                    bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()
                }) {
            for (int i : new int[] {0, 30, 59}) {
                double was = column[i];
                column[i] = Math.nextUp(was);
                assertTrue(seen.add(Fingerprint.of(bars)), "the smallest change of bar " + i);
                column[i] = was;
            }
        }
        bars.time()[7]++;
        assertTrue(seen.add(Fingerprint.of(bars)), "its time");
        bars.time()[7]--;
        assertEquals(1 + 1 + 15 + 1, seen.size());
        assertTrue(seen.contains(Fingerprint.of(bars)), "and back");
    }

    @Test
    void equalBarsHaveOneFingerprintWhateverLiesBehindThem() {
        Bars bars = TestBars.walk(3, 60, 100, 0.02);
        assertEquals(Fingerprint.of(bars.trimmed(50)), Fingerprint.of(bars.first(50)));
        assertTrue(Fingerprint.of(bars).matches("[0-9a-f]{16}"));
        double open = bars.open()[0];
        bars.open()[0] = bars.close()[0];
        bars.close()[0] = open;
        assertNotEquals(
                Fingerprint.of(TestBars.walk(3, 60, 100, 0.02)),
                Fingerprint.of(bars),
                "a column is not another");
    }
}
