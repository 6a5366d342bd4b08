package bellwether.research.learning.outcome;

import static bellwether.research.learning.outcome.LabelFixture.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.label.LabelEntry;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Labels computed by hand: sixteen quiet days whose range is 2, then the days of each case. The
/// signal is the last quiet day, so that by `barrier` the stop is 4 from the entry, the target 6.
final class SignalJudgeTest extends LabelDays {
    private static void assertExit(String why, double exit, double r, Judgement judged) {
        assertEquals(OutcomeState.FINAL, judged.state(), judged.why());
        assertEquals(why, judged.why());
        assertEquals(exit, known(judged.prices().exit()).doubleValue(), 1e-9);
        assertEquals(r, known(judged.result().r()), 1e-9);
    }

    @Test
    void theStopComesBeforeTheTargetOfOneDay() {
        assertExit(
                "stop", 96, -1, day(100, 107, 95, 100).judge(OutcomePolicy.BARRIER, OrderSide.BUY));
    }

    @Test
    void aTargetIsMet() {
        Judgement judged =
                quiet(1).day(101, 106.5, 100, 105).judge(OutcomePolicy.BARRIER, OrderSide.BUY);
        assertExit("target", 106, 1.5, judged);
        assertEquals(0, new BigDecimal("96").compareTo(known(judged.prices().stop())));
        assertEquals(0, new BigDecimal("106").compareTo(known(judged.prices().target())));
        assertEquals(6, known(judged.result().net()), 1e-9);
        assertEquals(1, known(judged.result().mae()), 1e-9);
        assertEquals(6, known(judged.result().mfe()), 1e-9);
        assertEquals(
                date(QUIET + 1),
                LocalDate.parse(known(judged.prices().exitedAt()).toString().substring(0, 10)));
    }

    @Test
    void aShortIsTheMirror() {
        assertExit(
                "target",
                94,
                1.5,
                day(100, 101, 93, 94).judge(OutcomePolicy.BARRIER, OrderSide.SELL));
    }

    @Test
    void aGapIsFilledAtTheOpen() {
        assertExit(
                "stop",
                90,
                -2.5,
                quiet(1).day(90, 91, 89, 90).judge(OutcomePolicy.BARRIER, OrderSide.BUY));
    }

    @Test
    void aTargetOfPercentsIsMet() {
        Judgement judged = day(100, 103.5, 99, 103).judge(OutcomePolicy.SLTP, OrderSide.BUY);
        assertExit("target", 103, 1.5, judged);
        assertEquals(0, new BigDecimal("98").compareTo(known(judged.prices().stop())));
    }

    @Test
    void timeEndsItAtTheTenthClose() {
        Judgement judged =
                quiet(9).day(100, 102, 99, 101)
                        .quiet(1)
                        .judge(OutcomePolicy.BARRIER, OrderSide.BUY);
        assertExit("time", 101, 0.25, judged);
    }

    @Test
    void theHorizonIsTheThirdCloseAndHasNoR() {
        Judgement judged =
                quiet(2).day(100, 102, 98, 98.5).judge(OutcomePolicy.HORIZON, OrderSide.BUY);
        assertEquals("time", judged.why());
        assertEquals(-1.5, known(judged.result().net()), 1e-9);
        assertNull(judged.result().r());
        assertNull(judged.prices().stop());
    }

    @Test
    void costsAreTakenFromNet() {
        costs = new CostPresets().plan("us_retail");
        Judgement judged = day(100, 107, 99, 106).judge(OutcomePolicy.BARRIER, OrderSide.BUY);
        double paid = known(judged.result().costs());
        assertEquals(true, paid > 0 && paid < 1, "costs of " + paid);
        assertEquals(6 - paid, known(judged.result().net()), 1e-9);
        assertEquals((6 - paid) / 4, known(judged.result().r()), 1e-9);
    }

    @Test
    void shortsAreLabelledThoughDeliveryRefusesThem() {
        costs = new CostPresets().plan("in_delivery");
        Judgement judged = day(100, 101, 93, 94).judge(OutcomePolicy.BARRIER, OrderSide.SELL);
        assertEquals("target", judged.why());
    }

    /// The history is adjusted: before the day of the split all prices are halves of what was
    /// traded.
    @Test
    void aSplitBetweenEntryAndExitChangesNothing() {
        for (int i = 0; i < days.size(); i++) {
            days.set(i, new double[] {50, 50.5, 49.5, 50});
        }
        day(50, 50.5, 49.5, 50).day(50, 53.2, 50, 53);
        splits.add(new Split(date(QUIET + 1), 2, true));
        Judgement judged = judge(OutcomePolicy.BARRIER, OrderSide.BUY);
        assertExit("target", 106, 1.5, judged);
        assertEquals(0, new BigDecimal("100").compareTo(known(judged.prices().entry())));
    }

    @Test
    void aSplitThatIsNotOnRecordIsSuspected() {
        quiet(1);
        for (int i = 0; i < 8; i++) {
            day(50, 50.5, 49.5, 50);
        }
        Judgement judged = judge(OutcomePolicy.BARRIER, OrderSide.BUY);
        assertEquals(OutcomeState.UNRESOLVABLE, judged.state());
        assertEquals("suspected_split", judged.why());
    }

    @Test
    void aDelistingEndsItAtTheLastClose() {
        quiet(2).day(100, 101, 99, 99.5);
        delisted = Optional.of(date(days.size()));
        assertExit("delisted", 99.5, -0.125, judge(OutcomePolicy.BARRIER, OrderSide.BUY));
    }

    @Test
    void nothingIsEnteredAfterTheLastDay() {
        delisted = Optional.of(date(days.size()));
        Judgement judged = judge(OutcomePolicy.BARRIER, OrderSide.BUY);
        assertEquals(OutcomeState.UNRESOLVABLE, judged.state());
        assertEquals("delisted", judged.why());
    }

    @Test
    void itIsPendingWhileBarsAreToCome() {
        quiet(3);
        now = CALENDAR.close(date(days.size() - 1)).plusSeconds(60);
        assertEquals(OutcomeState.PENDING, judge(OutcomePolicy.BARRIER, OrderSide.BUY).state());
        now = CALENDAR.close(date(days.size() + 4)).plusSeconds(60);
        assertEquals(OutcomeState.PENDING, judge(OutcomePolicy.BARRIER, OrderSide.BUY).state());
        now = CALENDAR.close(date(days.size() + 5)).plusSeconds(60);
        Judgement judged = judge(OutcomePolicy.BARRIER, OrderSide.BUY);
        assertEquals(OutcomeState.UNRESOLVABLE, judged.state());
        assertEquals("bars_missing", judged.why());
    }

    @Test
    void sixSessionsWithoutBarsAreTooMany() {
        quiet(11);
        skipped = 5;
        assertEquals(OutcomeState.FINAL, judge(OutcomePolicy.BARRIER, OrderSide.BUY).state());
        skipped = 6;
        assertEquals("bars_missing", judge(OutcomePolicy.BARRIER, OrderSide.BUY).why());
    }

    @Test
    void theCloseIsAnOptimisticEntry() {
        days.set(SIGNAL, new double[] {100, 101, 99, 99.5});
        entry = LabelEntry.CLOSE;
        Judgement judged = day(101, 104, 100.5, 103).judge(OutcomePolicy.SLTP, OrderSide.BUY);
        assertEquals(0, new BigDecimal("99.5").compareTo(known(judged.prices().entry())));
        assertEquals("target", judged.why());
        assertEquals(List.of(Outcome.OPTIMISTIC), judged.notes());
    }

    @Test
    void aBarThatCannotBeDecidesNothing() {
        Judgement judged = day(100, 99, 98, 98.5).judge(OutcomePolicy.SLTP, OrderSide.BUY);
        assertEquals(OutcomeState.UNRESOLVABLE, judged.state());
        assertEquals("bad_bar", judged.why());
    }

    @Test
    void withoutARangeThereIsNoBarrier() {
        days.subList(0, 5).clear();
        quiet(12);
        long time = date(3).toEpochDay() * Timeframe.SECONDS_PER_DAY;
        SignalJudge judge = new SignalJudge(symbol(), entry, now);
        assertEquals("no_range", judge.judge(OutcomePolicy.BARRIER, OrderSide.BUY, time).why());
        assertEquals("time", judge.judge(OutcomePolicy.SLTP, OrderSide.BUY, time).why());
        assertEquals("no_bar", judge.judge(OutcomePolicy.SLTP, OrderSide.BUY, time + 1).why());
    }
}
