package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.Calendars;
import bellwether.research.forecast.model.DailyColumns;
import bellwether.research.forecast.model.HorizonWalk;
import bellwether.research.forecast.model.SymbolSessions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A horizon is of sessions: those of a coin are days, and bars with a hole between are not next to
/// each other.
final class ForecastSessionsTest {
    private static final int HOLE = 40;

    private static List<LocalDate> eachDay(int count) {
        List<LocalDate> days = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            days.add(ForecastFixture.LAST.minusDays(i));
        }
        return days;
    }

    /// 900 sessions of which some, 100 before the last, have no bar.
    private static List<LocalDate> withHole() {
        List<LocalDate> days = ForecastFixture.days(ForecastFixture.LAST, 900);
        days.subList(800 - HOLE, 800).clear();
        return days;
    }

    private static String due(ForecastFixture fixture, int horizon) {
        return fixture.jdbi.withHandle(h ->
                h.createQuery(
                                "select due_on || ' ' || made from forecast where horizon ="
                                        + " :horizon and as_of = date '2026-02-27'")
                        .bind("horizon", horizon)
                        .mapTo(String.class)
                        .one());
    }

    /// The last bar is of a Friday.
    @Test
    void aCoinIsDueOnTheNextDays() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            fixture.csv("AAA", ForecastFixture.walk("AAA", 400), eachDay(400));
            fixture.work("AAA");
            assertEquals("2026-02-28 live", due(fixture, 1));
            assertEquals("2026-03-04 live", due(fixture, 5));
            assertEquals("2026-03-19 live", due(fixture, 20));
        }
    }

    /// On Sunday night two of its bars are missing.
    @Test
    void aCoinIsLateOnSunday() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            fixture.csv("AAA", ForecastFixture.walk("AAA", 400), eachDay(400));
            fixture.set(Instant.parse("2026-03-01T23:30:00Z"));
            fixture.work("AAA");
            assertEquals("2026-02-28 replayed", due(fixture, 1));
        }
    }

    @Test
    void nothingIsReplayedOverAHole() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            List<LocalDate> days = withHole();
            fixture.csv("AAA", ForecastFixture.walk("AAA", days.size()), days);
            fixture.work("AAA");
            assertEquals(
                    0,
                    fixture.count(
                            "select count(*) from forecast where made = 'replayed' and due_on -"
                                    + " as_of > 2 * horizon + 4"));
            assertTrue(
                    fixture.count("select count(*) from forecast where made = 'replayed'") > 100);
        }
    }

    /// As many outcomes as bars of a horizon lie over the hole.
    @Test
    void outcomesOverAHoleAreNoScores() {
        List<double[]> walk = ForecastFixture.walk("AAA", 900 - HOLE);
        List<LocalDate> days = withHole();
        Bars bars = Bars.room(days.size());
        for (int i = 0; i < days.size(); i++) {
            double[] bar = walk.get(i);
            bars.time()[i] = days.get(i).toEpochDay() * 86_400;
            bars.open()[i] = bar[0];
            bars.high()[i] = bar[1];
            bars.low()[i] = bar[2];
            bars.close()[i] = bar[3];
        }
        SymbolSessions sessions =
                new SymbolSessions(bars, new Calendars(InstantSource.system()).of("AAA"));
        int last = days.size() - 1;
        for (int horizon : List.of(1, 5, 20)) {
            HorizonWalk whole = new HorizonWalk(new DailyColumns(bars), horizon, last);
            HorizonWalk walked = new HorizonWalk(new DailyColumns(bars, sessions), horizon, last);
            assertEquals(500, whole.at(last).orElseThrow().conformity());
            assertEquals(500 - horizon, walked.at(last).orElseThrow().conformity());
        }
    }
}
