package bellwether.research.evidence.scoreboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random entries meet bars as orders of an account do.
final class BracketWalkTest {
    private static final int BARS = 160;

    private static MadeBars random(long seed) {
        Random random = new Random(seed);
        MadeBars bars = new MadeBars();
        double close = 100;
        for (int i = 0; i < BARS; i++) {
            double open = cents(close * (1 + 0.01 * random.nextGaussian()));
            double next = cents(open * (1 + 0.015 * random.nextGaussian()));
            double high = cents(Math.max(open, next) * (1 + 0.01 * random.nextDouble()));
            double low = cents(Math.min(open, next) * (1 - 0.01 * random.nextDouble()));
            switch (random.nextInt(12)) {
                case 0 -> bars.bar(open, open, open, open);
                case 1 -> bars.bar(open, high, low, next, 0);
                default -> bars.bar(open, high, low, next);
            }
            close = next;
        }
        return bars;
    }

    private static double cents(double price) {
        return Math.rint(price * 100) / 100;
    }

    /// Every bar of random symbols, long and short, with locked bars and bars without trade.
    @Test
    void agreesWithAccounts() {
        Map<PlanState, Integer> seen = new EnumMap<>(PlanState.class);
        for (long seed = 1; seed <= 12; seed++) {
            MadeBars made = random(seed);
            MarkedSymbol symbol = (seed % 3 == 0 ? made.delisted() : made).symbol();
            for (int bar = MadeBars.DECISION; bar < symbol.history().size(); bar++) {
                compare(symbol, bar, seed % 2 == 0 ? "long" : "short", seen);
            }
        }
        for (PlanState state :
                new PlanState[] {
                    PlanState.STOP, PlanState.TARGET, PlanState.TIME, PlanState.DELISTED
                }) {
            assertTrue(seen.getOrDefault(state, 0) > 10, seen.toString());
        }
    }

    private static void compare(
            MarkedSymbol symbol, int bar, String side, Map<PlanState, Integer> seen) {
        double close = symbol.history().raw().close()[bar];
        int sign = side.equals("long") ? 1 : -1;
        // levels that lie so far from the entry, which the walk wants
        BracketWalk walk = new BracketWalk(symbol, sign);
        double gain = walk.gain(bar + 1, 2.5, 4, 9);
        double entry = Double.isNaN(walk.entry()) ? close : walk.entry();
        PlannedBracket plan =
                new PlannedBracket(
                        side,
                        "last_close",
                        BigDecimal.valueOf(cents(entry)),
                        BigDecimal.valueOf(cents(entry - sign * 2.5)),
                        BigDecimal.valueOf(cents(entry + sign * 4)),
                        1.0,
                        9,
                        BigDecimal.TEN);
        PlanResult result = PlanTrader.walk(symbol, plan, bar, bar + 1);
        seen.merge(result.state(), 1, Integer::sum);
        if (!result.state().isClosed()) {
            assertTrue(Double.isNaN(gain), bar + " " + result);
            return;
        }
        double r = Objects.requireNonNull(result.figures()).r();
        assertEquals(r * plan.risk(), gain, 1e-6, bar + " " + result);
    }

    private static PlanMark mark(MarkedSymbol symbol, int decision) {
        return PlanMark.of(
                symbol,
                Optional.of(MadeBars.plan("long", "100", "96", "108")),
                decision,
                decision + 1,
                MarketPath.NONE);
    }

    private static float[] drawn(long seed, int decision) {
        return Objects.requireNonNull(mark(random(seed).symbol(), decision).draws()).rs();
    }

    @Test
    void randomEntriesAreTheSameEachTime() {
        float[] drawn = drawn(5, MadeBars.DECISION);
        float[] again = drawn(5, MadeBars.DECISION);
        float[] other = drawn(5, MadeBars.DECISION + 1);
        assertEquals(EntryDraws.DRAWS, drawn.length);
        assertArrayEquals(drawn, again);
        assertNotEquals(drawn[0] + drawn[1] + drawn[2], other[0] + other[1] + other[2]);
    }

    @Test
    void pCountsThoseThatDoAtLeastAsWell() {
        EntryDraws draws =
                new EntryDraws(new float[] {-1, -1, 2, 0.5f}, LocalDate.EPOCH, LocalDate.EPOCH);
        assertEquals(3 / 5.0, draws.p(0.5));
        assertEquals(1 / 5.0, draws.p(2.1));
        assertEquals(1, draws.p(-1));
    }

    @Test
    void aPlanIsCompleteOnceTheBarsAroundItAreStored() {
        MadeBars bars = new MadeBars().flat(100, 1).bar(104, 108.5, 103, 107).flat(107, 80);
        assertFalse(mark(bars.symbol(), MadeBars.DECISION).complete());
        bars.flat(107, 8);
        assertTrue(mark(bars.symbol(), MadeBars.DECISION).complete());
    }

    /// Positions of the last random entries cannot be left on bars without trade.
    @Test
    void barsBehindThoseThatACompletePlanNeedsChangeNoDraw() {
        MadeBars bars = new MadeBars().bar(100, 109, 99, 108.5).flat(100, 79);
        for (int i = 0; i < 9; i++) {
            bars.bar(100, 100.5, 99.5, 100, 0);
        }
        PlanMark first = mark(bars.symbol(), MadeBars.DECISION);
        PlanMark later = mark(bars.bar(250, 260, 240, 250).symbol(), MadeBars.DECISION);
        assertTrue(first.complete());
        assertArrayEquals(
                Objects.requireNonNull(first.draws()).rs(),
                Objects.requireNonNull(later.draws()).rs());
    }
}
