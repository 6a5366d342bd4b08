package bellwether.market.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TimeframeTest {
    private static final TradingCalendar NEW_YORK =
            new Calendars(InstantSource.system()).find("XNYS").orElseThrow();

    private static long at(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    @ParameterizedTest
    @CsvSource({
        // what is stored itself needs no other
        "1d, 1d 1h, 1d",
        "1h, 1m 1h, 1h",
        // within the day the finest that fits, whichever reaches back furthest
        "30m, 15m 5m 1m, 1m",
        "30m, 15m 1h, 15m",
        "10m, 15m 1h,",
        "2m, 5m,",
        "2m, 1m, 1m",
        "4h, 1h, 1h",
        // a finer one is never made of a coarser one
        "1m, 5m 1d,",
        "1h, 1d,",
        // a day is put together from the first that is told, longer ones from days
        "1d, 1h 5m, 1h",
        "1d, 5m 1h, 5m",
        "1wk, 5m 1d, 1d",
        "1mo, 1h, 1h",
        "1y, ,",
    })
    void isReadFromTheOneThatCanTellIt(
            String wanted, @Nullable String stored, @Nullable String base) {
        List<Timeframe> inStore =
                stored == null
                        ? List.of()
                        : Arrays.stream(stored.split(" ", -1))
                                .map(code -> Timeframe.of(code).orElseThrow())
                                .toList();
        assertEquals(
                Optional.ofNullable(base),
                Timeframe.of(wanted).orElseThrow().base(inStore).map(Timeframe::code));
    }

    @ParameterizedTest
    @CsvSource({
        "1d, 2026-08-19T00:00:00Z, 2026-01-01",
        "1d, 2026-01-01T00:00:00Z, 2026-01-01",
        "1h, 2026-03-31T23:00:00Z, 2026-01-01",
        "1h, 2026-04-01T00:00:00Z, 2026-04-01",
        "1h, 2026-12-31T20:00:00Z, 2026-10-01",
        "15m, 2026-08-19T13:30:00Z, 2026-08-01",
        "5m, 2026-08-19T13:30:00Z, 2026-08-17",
        "5m, 2026-08-17T00:00:00Z, 2026-08-17",
        "5m, 2026-08-16T23:55:00Z, 2026-08-10",
        "1m, 2026-08-19T23:59:00Z, 2026-08-19",
        "1m, 1969-12-31T23:59:00Z, 1969-12-31",
    })
    void aBlockBeginsWithItsStretchOfTheCalendar(String code, String time, LocalDate start) {
        assertEquals(start, Timeframe.date(Timeframe.of(code).orElseThrow().blockStart(at(time))));
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void onlyStoredOnesHaveBlocks(Timeframe timeframe) {
        if (timeframe.isStored()) {
            timeframe.blockStart(0);
        } else {
            assertThrows(IllegalStateException.class, () -> timeframe.blockStart(0));
        }
        assertEquals(Optional.of(timeframe), Timeframe.of(timeframe.code()));
    }

    @ParameterizedTest
    @CsvSource({
        // an hour of a session is over when it is
        "1h, 2026-03-03T15:30:00Z, 2026-03-03T16:29:59Z, true",
        "1h, 2026-03-03T15:30:00Z, 2026-03-03T16:30:00Z, false",
        // the last one ends with the session, at 21:00
        "1h, 2026-03-03T20:30:00Z, 2026-03-03T20:59:59Z, true",
        "1h, 2026-03-03T20:30:00Z, 2026-03-03T21:00:00Z, false",
        // what lies outside of the session has its whole length
        "1h, 2026-03-03T21:00:00Z, 2026-03-03T21:59:59Z, true",
        "1m, 2026-03-03T15:30:00Z, 2026-03-03T15:31:00Z, false",
        // a day is over when its session is, whatever its date says
        "1d, 2026-03-03T00:00:00Z, 2026-03-03T20:59:59Z, true",
        "1d, 2026-03-03T00:00:00Z, 2026-03-04T12:00:00Z, false",
    })
    void aBarMayChangeUntilItsTimeIsOver(String code, String time, Instant now, boolean partial) {
        assertEquals(partial, Timeframe.of(code).orElseThrow().isPartial(at(time), NEW_YORK, now));
    }

    @Test
    void aNameThatNoneBearsIsHeldAgainstThoseThatAreKnown() {
        assertEquals(
                "must be one of 1h, 1d, was \"1w\"",
                Timeframe.unknown("1w", List.of(Timeframe.HOUR, Timeframe.DAY)));
        assertTrue(
                Timeframe.unknown("1wj", List.of(Timeframe.WEEK, Timeframe.DAY))
                        .endsWith("; did you mean 1wk?"));
    }
}
