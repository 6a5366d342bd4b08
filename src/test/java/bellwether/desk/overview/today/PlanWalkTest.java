package bellwether.desk.overview.today;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Split;
import bellwether.market.calendar.Calendars;
import bellwether.research.analysis.PlannedLevels;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What daily bars prove of a plan.
final class PlanWalkTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /// Made in the evening of its day.
    private static PlannedLevels plan(String side, double entry, double stop, double target) {
        return new PlannedLevels(
                "an_1",
                "X-USD",
                "1d",
                DAY,
                Instant.parse("2026-03-02T22:00:00Z"),
                side,
                BigDecimal.valueOf(entry),
                BigDecimal.valueOf(stop),
                BigDecimal.valueOf(target));
    }

    /// Each bar as high, low and close; the first is the plan's own.
    private static List<ReachedLevel> reached(
            PlannedLevels plan, List<Split> splits, double[]... bars) {
        Bars columns = Bars.room(bars.length);
        for (int i = 0; i < bars.length; i++) {
            columns.time()[i] = DAY.plusDays(i).toEpochDay() * 86_400;
            columns.high()[i] = bars[i][0];
            columns.low()[i] = bars[i][1];
            columns.close()[i] = bars[i][2];
        }
        History history =
                new History(
                        "X-USD",
                        "X-USD",
                        1,
                        1,
                        List.of("test"),
                        false,
                        columns,
                        splits,
                        Optional.empty());
        Calendars calendars = new Calendars(InstantSource.system());
        return new PlanWalk(plan, "X", calendars.of("X-USD"), history).reached();
    }

    private static double[] bar(double high, double low, double close) {
        return new double[] {high, low, close};
    }

    private static void assertReached(List<ReachedLevel> reached, String... expected) {
        assertEquals(
                List.of(expected),
                reached.stream()
                        .map(level ->
                                "%s %s %s"
                                        .formatted(
                                                level.reached().word(),
                                                DAY.until(level.on(), ChronoUnit.DAYS),
                                                level.price()))
                        .toList());
    }

    @Test
    void aLongPlanEndsAtItsTarget() {
        List<ReachedLevel> reached =
                reached(
                        plan("long", 101, 95, 110),
                        List.of(),
                        bar(200, 1, 100),
                        bar(100.5, 99, 100),
                        bar(102, 99, 101),
                        bar(109, 96, 105),
                        bar(111, 104, 110),
                        bar(111, 90, 92));
        assertReached(reached, "entry 2 102.0", "target 4 111.0");
        assertNull(reached.get(1).message());
    }

    @Test
    void aLimitBelowTheCloseIsReachedFromAbove() {
        assertReached(
                reached(
                        plan("long", 98, 95, 110),
                        List.of(),
                        bar(101, 99, 100),
                        bar(101, 99, 100),
                        bar(100, 97, 98)),
                "entry 2 97.0");
    }

    @Test
    void aShortPlanIsStoppedAbove() {
        assertReached(
                reached(
                        plan("short", 99, 103, 90),
                        List.of(),
                        bar(101, 99, 100),
                        bar(100, 98, 99),
                        bar(104, 98, 103)),
                "entry 1 98.0",
                "stop 2 104.0");
    }

    @Test
    void nothingCountsBeforeTheEntry() {
        assertReached(
                reached(
                        plan("long", 105, 95, 110),
                        List.of(),
                        bar(101, 99, 100),
                        bar(100, 90, 91),
                        bar(99, 90, 91)));
    }

    @Test
    void aGapBeyondTheStopReachesIt() {
        assertReached(
                reached(
                        plan("long", 100, 95, 110),
                        List.of(),
                        bar(101, 99, 100),
                        bar(101, 99, 100),
                        bar(90, 85, 86)),
                "entry 1 101.0",
                "stop 2 85.0");
    }

    @Test
    void oneBarWithStopAndTargetSaysThatTheOrderIsUnknown() {
        List<ReachedLevel> reached =
                reached(
                        plan("long", 100, 95, 110),
                        List.of(),
                        bar(101, 99, 100),
                        bar(101, 99, 100),
                        bar(112, 94, 100));
        assertReached(reached, "entry 1 101.0", "stop 2 94.0", "target 2 112.0");
        assertNotNull(reached.get(1).message());
        assertNotNull(reached.get(2).message());
    }

    @Test
    void theBarOfTheEntryMayHaveReachedTheStopBefore() {
        List<ReachedLevel> reached =
                reached(
                        plan("long", 100, 95, 110),
                        List.of(),
                        bar(101, 99, 99.5),
                        bar(101, 94, 100));
        assertReached(reached, "entry 1 101.0", "stop 1 94.0");
        assertNotNull(reached.get(1).message());
    }

    /// A bar that had begun when the analysis was made proves nothing of what came after.
    @Test
    void barsThatHadBegunAreLeftOut() {
        PlannedLevels late =
                new PlannedLevels(
                        "an_1",
                        "X-USD",
                        "1d",
                        DAY,
                        Instant.parse("2026-03-03T10:00:00Z"),
                        "long",
                        new BigDecimal(100),
                        new BigDecimal(95),
                        new BigDecimal(110));
        assertReached(
                reached(late, List.of(), bar(101, 99, 100), bar(120, 80, 100), bar(101, 99, 100)),
                "entry 2 101.0");
    }

    @Test
    void pricesFollowASplit() {
        List<ReachedLevel> reached =
                reached(
                        plan("long", 100, 90, 120),
                        List.of(new Split(DAY.plusDays(2), 2, true)),
                        bar(50.5, 49.5, 50),
                        bar(50.5, 49.5, 50),
                        bar(51, 46, 50),
                        bar(61, 50, 60));
        assertReached(reached, "entry 1 50.5", "target 3 61.0");
        assertEquals(new BigDecimal("120.0"), reached.get(1).planned(), "as it was planned");
        assertEquals(0, new BigDecimal("60").compareTo(reached.get(1).level()), "in shares of now");
    }
}
