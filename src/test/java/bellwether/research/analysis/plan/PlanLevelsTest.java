package bellwether.research.analysis.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.Verdict;
import bellwether.technical.ta.Series;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlanLevelsTest {
    private static PlanLevels levels(Bars bars) {
        IndicatorPanel panel = new IndicatorPanel();
        panel.read(
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size()));
        return PlanLevels.of(panel, panel.lastBar());
    }

    private static BigDecimal highest(Bars bars, int from, int to) {
        return BigDecimal.valueOf(Arrays.stream(bars.high(), from, to).max().orElseThrow());
    }

    private static BigDecimal lowest(Bars bars, int from, int to) {
        return BigDecimal.valueOf(Arrays.stream(bars.low(), from, to).min().orElseThrow());
    }

    /// Support and resistance are of the twenty bars before the newest, the narrow range of the ten
    /// that end with it.
    @Test
    void levelsAreOfTheirWindows() {
        for (int seed = 0; seed < 100; seed++) {
            int size = 60 + seed;
            Bars bars = TestBars.walk(seed, size, 100, 0.03);
            PlanLevels levels = levels(bars);
            assertEquals(BigDecimal.valueOf(bars.close()[size - 1]), levels.close());
            assertEquals(lowest(bars, size - 21, size - 1), levels.support());
            assertEquals(highest(bars, size - 21, size - 1), levels.resistance());
            assertEquals(highest(bars, size - 10, size), levels.narrowHigh());
            assertEquals(lowest(bars, size - 10, size), levels.narrowLow());
        }
    }

    @Test
    void theNewestBarIsNoSupportOfItself() {
        Bars bars = TestBars.closes(60, i -> i == 59 ? 50 : 100);
        assertEquals(BigDecimal.valueOf(100.0), levels(bars).support());
        assertEquals(BigDecimal.valueOf(50.0), levels(bars).narrowLow());
        Bars older = TestBars.closes(60, i -> i == 38 ? 50 : i == 39 ? 60 : 100);
        assertEquals(BigDecimal.valueOf(60.0), levels(older).support(), "twenty bars and no more");
    }

    @Test
    void aVerdictStepsToItsNeighbourAndBack() {
        List<Verdict> all = List.of(Verdict.values());
        for (int i = 1; i < all.size(); i++) {
            assertEquals(Optional.of(all.get(i)), all.get(i - 1).next(1));
            assertEquals(Optional.of(all.get(i - 1)), all.get(i).next(-1));
        }
        assertEquals(Optional.empty(), all.getFirst().next(-1));
        assertEquals(Optional.empty(), all.getLast().next(1));
    }
}
