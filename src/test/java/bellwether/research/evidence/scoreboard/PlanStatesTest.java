package bellwether.research.evidence.scoreboard;

import static bellwether.research.evidence.scoreboard.MadeBars.DECISION;
import static bellwether.research.evidence.scoreboard.MadeBars.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.trading.execution.CostPresets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Bars made for each state. Plans risk 4 below or above an entry of 100 and aim at 8.
final class PlanStatesTest {
    private static final PlannedBracket LONG = plan("long", "100", "96", "108");
    private static final PlannedBracket SHORT = plan("short", "100", "104", "92");
    private static final PlannedBracket BREAKOUT = plan("long", "102", "98", "110");
    private static final PlannedBracket PULLBACK = plan("long", "98", "94", "106");

    private static PlanResult walk(MadeBars bars, PlannedBracket plan) {
        return PlanTrader.walk(bars.symbol(), plan, DECISION, DECISION + 1);
    }

    private static void assertExit(
            PlanState state, double price, double r, MadeBars bars, PlannedBracket plan) {
        PlanResult result = walk(bars, plan);
        assertEquals(state, result.state(), result.toString());
        PlanFill exit = Objects.requireNonNull(result.exit());
        assertEquals(0, exit.price().compareTo(BigDecimal.valueOf(price)), exit.toString());
        assertEquals(r, Objects.requireNonNull(result.figures()).r(), 1e-9);
    }

    @Test
    void theStopEndsATrade() {
        MadeBars bars = new MadeBars().flat(100, 1).bar(99, 99.5, 95.5, 97);
        assertExit(PlanState.STOP, 96, -1, bars, LONG);
        bars = new MadeBars().flat(100, 1).bar(101, 104, 100, 103);
        assertExit(PlanState.STOP, 104, -1, bars, SHORT);
    }

    @Test
    void aGapThroughTheStopCostsMoreThanOne() {
        MadeBars bars = new MadeBars().flat(100, 1).bar(90, 95, 89, 94);
        assertExit(PlanState.STOP, 90, -2.5, bars, LONG);
    }

    @Test
    void theTargetEndsATrade() {
        MadeBars bars = new MadeBars().flat(100, 1).bar(104, 108.5, 103, 107);
        assertExit(PlanState.TARGET, 108, 2, bars, LONG);
    }

    @Test
    void aTouchOfTheTargetIsNoFill() {
        MadeBars bars = new MadeBars().flat(100, 1).bar(104, 108, 103, 107);
        assertEquals(PlanState.ENTERED, walk(bars, LONG).state());
    }

    @Test
    void aGapThroughTheTargetBringsMore() {
        MadeBars bars = new MadeBars().flat(100, 1).bar(112, 113, 111, 112);
        assertExit(PlanState.TARGET, 112, 3, bars, LONG);
    }

    @Test
    void ofStopAndTargetInOneBarTheStopComesFirst() {
        MadeBars bars = new MadeBars().flat(100, 1).bar(100, 109, 95, 108.5);
        assertExit(PlanState.STOP, 96, -1, bars, LONG);
        bars = new MadeBars().bar(100, 109, 95, 108.5);
        assertExit(PlanState.STOP, 96, -1, bars, LONG);
    }

    @Test
    void afterTwentyBarsTheNextOpenEndsATrade() {
        MadeBars bars = new MadeBars().flat(100, 20);
        assertEquals(PlanState.ENTERED, walk(bars, LONG).state());
        bars.bar(102, 103, 101, 102.5);
        assertExit(PlanState.TIME, 102, 0.5, bars, LONG);
        assertEquals(21, Objects.requireNonNull(walk(bars, LONG).figures()).bars());
    }

    @Test
    void theBarsOfTheProfileBoundTheTime() {
        PlannedBracket brief =
                new PlannedBracket(
                        LONG.side(),
                        LONG.method(),
                        LONG.entry(),
                        LONG.stop(),
                        LONG.target(),
                        2.0,
                        3,
                        LONG.shares());
        assertExit(PlanState.TIME, 98, -0.5, new MadeBars().flat(100, 3).flat(98, 4), brief);
    }

    @Test
    void aDelistedSymbolSettlesAtItsLastClose() {
        MadeBars bars = new MadeBars().flat(100, 3).bar(100, 101, 97, 98).delisted();
        assertExit(PlanState.DELISTED, 98, -0.5, bars, LONG);
        MadeBars waiting = new MadeBars().flat(100, 2).delisted();
        assertEquals(PlanState.NOT_ENTERED, walk(waiting, BREAKOUT).state());
    }

    @Test
    void aStopEntryWaitsForItsPriceAndAGapFillsBeside() {
        MadeBars bars = new MadeBars().flat(100, 2).bar(101, 103, 100.5, 102.5);
        PlanResult entered = walk(bars, BREAKOUT);
        assertEquals(PlanState.ENTERED, entered.state());
        assertEquals(new BigDecimal("102"), Objects.requireNonNull(entered.entry()).price());
        MadeBars gap = new MadeBars().bar(104, 105, 103, 104).bar(111, 112, 110.5, 111);
        assertExit(PlanState.TARGET, 111, 7 / 4.0, gap, BREAKOUT);
    }

    @Test
    void anEntryBeyondTheTargetLeavesAtOnce() {
        MadeBars bars = new MadeBars().bar(112, 113, 111, 112);
        assertExit(PlanState.TARGET, 112, 0, bars, BREAKOUT);
    }

    @Test
    void aLimitEntryNeedsThePriceToGoThrough() {
        MadeBars touched = new MadeBars().bar(100, 101, 98, 99);
        assertEquals(PlanState.WAITING, walk(touched, PULLBACK).state());
        MadeBars bars = new MadeBars().bar(100, 101, 97.5, 99);
        assertEquals(PlanState.ENTERED, walk(bars, PULLBACK).state());
        MadeBars gap = new MadeBars().bar(95, 96, 94.5, 95).bar(94, 95, 93, 94);
        assertExit(PlanState.STOP, 94, -0.25, gap, PULLBACK);
    }

    @Test
    void fiveBarsWithoutAFillAreNoEntry() {
        MadeBars bars = new MadeBars().flat(100, 4);
        assertEquals(PlanState.WAITING, walk(bars, BREAKOUT).state());
        bars.flat(100, 1).bar(103, 104, 102, 103);
        PlanResult result = walk(bars, BREAKOUT);
        assertEquals(PlanState.NOT_ENTERED, result.state());
        assertNull(result.entry());
    }

    @Test
    void aSuspectedSplitMakesAPlanVoid() {
        MadeBars bars = new MadeBars().flat(100, 3).flat(50, 8);
        PlanResult result = walk(bars, LONG);
        assertEquals(PlanState.VOID, result.state());
        assertTrue(Objects.requireNonNull(result.why()).contains("split of 2:1"), result.why());
        assertEquals(PlanState.VOID, walk(bars, BREAKOUT).state());
        assertNull(result.figures());
    }

    @Test
    void aRecordedSplitChangesNoR() {
        MadeBars bars = new MadeBars().flat(100, 3).split(2, 1).flat(50, 2);
        assertEquals(PlanState.ENTERED, walk(bars, LONG).state());
        bars.bar(52, 54.5, 51, 54);
        assertExit(PlanState.TARGET, 54, 2, bars, LONG);
    }

    @Test
    void aReverseSplitThatLeavesNoWholeShareMakesAPlanVoid() {
        for (PlannedBracket plan : List.of(LONG, SHORT, BREAKOUT)) {
            PlanResult result =
                    walk(new MadeBars().flat(100, 3).split(1, 100).flat(10_000, 30), plan);
            assertEquals(PlanState.VOID, result.state());
            assertTrue(
                    Objects.requireNonNull(result.why())
                            .endsWith("leaves no whole share of its 10"),
                    result.why());
            assertNull(result.figures());
        }
    }

    @Test
    void aHoleOfMoreThanFiveSessionsMakesAPlanVoid() {
        MadeBars five = new MadeBars().flat(100, 2).hole(5).flat(100, 1);
        assertEquals(PlanState.ENTERED, walk(five, LONG).state());
        MadeBars six = new MadeBars().flat(100, 2).hole(6).flat(100, 1);
        PlanResult result = walk(six, LONG);
        assertEquals(PlanState.VOID, result.state());
        assertTrue(Objects.requireNonNull(result.why()).contains("6 sessions"), result.why());
    }

    @Test
    void withoutMoreBarsItStaysOpen() {
        assertEquals(PlanState.WAITING, walk(new MadeBars(), LONG).state());
        assertEquals(PlanState.ENTERED, walk(new MadeBars().flat(100, 1), LONG).state());
    }

    @Test
    void aPlanThatWasMadeLateSaysSo() {
        MadeBars bars = new MadeBars().flat(100, 2).bar(104, 109, 103, 108);
        assertFalse(walk(bars, LONG).late());
        PlanResult late = PlanTrader.walk(bars.symbol(), LONG, DECISION, DECISION + 3);
        assertTrue(late.late());
        assertEquals(new BigDecimal("104"), Objects.requireNonNull(late.entry()).price());
    }

    @Test
    void costsMakeRSmaller() {
        MadeBars bars =
                new MadeBars()
                        .costs(new CostPresets().plan("us_retail"))
                        .flat(100, 1)
                        .bar(104, 108.5, 103, 107);
        PlanFigures figures = Objects.requireNonNull(walk(bars, LONG).figures());
        assertTrue(figures.costs() > 0.2, figures.toString()); // 1 USD an order of 10 shares
        assertEquals((8 - figures.costs()) / 4, figures.r(), 1e-9);
    }

    @Test
    void excursionsCountWhatHarmsAndWhatIsProven() {
        MadeBars bars =
                new MadeBars().bar(100, 103, 98, 101).bar(101, 105, 97, 104).bar(104, 109, 95, 96);
        PlanFigures figures = Objects.requireNonNull(walk(bars, LONG).figures());
        assertEquals(1, figures.adverse(), 1e-9);
        // 105 of the bar before; the high of 109 may have come after the stop
        assertEquals(5 / 4.0, figures.favourable(), 1e-9);
    }

    @Test
    void aShortIsMarkedAlsoWhereSharesAreDelivered() {
        MadeBars bars =
                new MadeBars()
                        .costs(new CostPresets().plan("in_delivery"))
                        .flat(100, 1)
                        .bar(95, 96, 91, 92);
        assertEquals(PlanState.TARGET, walk(bars, SHORT).state());
    }
}
