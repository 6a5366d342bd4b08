package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.FillPhase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Four days by hand: 100 to 104 to 96 to 50 after a split of 2:1.
final class HeldPathTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final RuleHistory HISTORY = history();

    private static RuleHistory history() {
        double[][] days = {
            {100, 103, 98, 102}, {102, 110, 101, 104}, {104, 105, 92, 96}, {48, 54, 47, 50}
        };
        Bars bars = Bars.room(days.length);
        for (int i = 0; i < days.length; i++) {
            bars.time()[i] = FIRST.plusDays(i).toEpochDay() * Timeframe.SECONDS_PER_DAY;
            bars.open()[i] = days[i][0];
            bars.high()[i] = days[i][1];
            bars.low()[i] = days[i][2];
            bars.close()[i] = days[i][3];
            bars.volume()[i] = 1_000;
        }
        List<Split> splits = List.of(new Split(FIRST.plusDays(3), 2, true));
        return RuleHistory.of(bars, splits, Timeframe.DAY, ZoneOffset.UTC);
    }

    private static HeldPath path(
            boolean isLong, HeldPath.End entry, HeldPath.End exit, boolean stopped) {
        return new HeldPath(HISTORY, isLong, entry, exit, stopped);
    }

    private static HeldPath.End end(int bar, FillPhase phase, double price) {
        return new HeldPath.End(bar, phase, price);
    }

    private static void assertPath(double adverse, double favourable, HeldPath path) {
        assertEquals(adverse, path.adverse(), 1e-9);
        assertEquals(favourable, path.favourable(), 1e-9);
    }

    /// Of the day of the exit, at its open, nothing more counts.
    @Test
    void fromOpenToOpen() {
        HeldPath.End entry = end(0, FillPhase.OPEN, 100);
        HeldPath.End exit = end(2, FillPhase.OPEN, 104);
        assertPath(2, 10, path(true, entry, exit, false));
        assertPath(10, 2, path(false, entry, exit, false));
    }

    /// The low may have come after the entry; the high need not.
    @Test
    void anEntryWithinItsDayCountsWhatHarmsAndNotWhatHelps() {
        HeldPath.End exit = end(1, FillPhase.OPEN, 102);
        assertPath(3, 1, path(true, end(0, FillPhase.RANGE, 101), exit, false));
        assertPath(0, 1, path(true, end(0, FillPhase.CLOSE, 101), exit, false));
    }

    /// Below its stop the shares were not held.
    @Test
    void aStopIsTheWorstOfItsDay() {
        HeldPath.End entry = end(1, FillPhase.OPEN, 102);
        HeldPath.End exit = end(2, FillPhase.RANGE, 97);
        assertPath(5, 8, path(true, entry, exit, true));
        assertPath(10, 8, path(true, entry, exit, false));
    }

    /// 54 after the split are 108 before it, 47 are 94.
    @Test
    void splitsInBetweenAreCounted() {
        HeldPath.End entry = end(2, FillPhase.CLOSE, 96);
        assertPath(2, 12, path(true, entry, end(3, FillPhase.CLOSE, 50), false));
    }
}
