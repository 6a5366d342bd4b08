package bellwether.research.learning.outcome;

import static bellwether.research.learning.outcome.LabelFixture.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.label.LabelEntry;
import bellwether.trading.execution.ChargeRounding;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.CostRate;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.RateBasis;
import bellwether.trading.execution.TakerCosts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Labels are filled as all orders are: what a bar does not trade waits, and costs are those of the
/// day and of what is traded.
final class LabelFillsTest extends LabelDays {
    @Test
    void atALimitNothingIsBought() {
        day(105, 105, 105, 105).day(105, 107, 104, 106).quiet(9);
        Judgement judged = judge(OutcomePolicy.HORIZON, OrderSide.BUY);
        assertEquals(date(QUIET + 1), day(known(judged.prices().enteredAt())));
        assertEquals(0, new BigDecimal("105").compareTo(known(judged.prices().entry())));
        assertEquals(date(QUIET + 3), day(known(judged.prices().exitedAt())));
        Judgement sold = judge(OutcomePolicy.HORIZON, OrderSide.SELL);
        assertEquals(date(QUIET), day(known(sold.prices().enteredAt())));
    }

    @Test
    void aBarWithoutVolumeFillsNothing() {
        day(100, 101, 99, 100).withVolume(0).quiet(10);
        Judgement judged = judge(OutcomePolicy.HORIZON, OrderSide.BUY);
        assertEquals(date(QUIET + 1), day(known(judged.prices().enteredAt())));
    }

    @Test
    void whereFiveBarsFillNothingItIsNotEntered() {
        for (int i = 0; i < 4; i++) {
            day(100, 101, 99, 100).withVolume(0);
        }
        now = CALENDAR.close(date(days.size() - 1)).plusSeconds(60);
        assertEquals(OutcomeState.PENDING, judge(OutcomePolicy.SLTP, OrderSide.BUY).state());
        day(100, 101, 99, 100).withVolume(0);
        Judgement judged = judge(OutcomePolicy.SLTP, OrderSide.BUY);
        assertEquals(OutcomeState.UNRESOLVABLE, judged.state());
        assertEquals("not_filled", judged.why());
        quiet(11);
        assertEquals("not_filled", judge(OutcomePolicy.SLTP, OrderSide.BUY).why());
    }

    @Test
    void aLockedLastBarEndsItOnTheNextThatTrades() {
        quiet(2).day(90, 90, 90, 90).day(88, 89, 87, 88.5);
        Judgement judged = judge(OutcomePolicy.HORIZON, OrderSide.BUY);
        assertEquals("time", judged.why());
        assertEquals(0, new BigDecimal("88.5").compareTo(known(judged.prices().exit())));
        assertEquals(date(QUIET + 3), day(known(judged.prices().exitedAt())));
    }

    @Test
    void whatTradesLittleHasImpact() {
        costs = new CostPresets().plan("us_retail");
        days.clear();
        for (int i = 0; i < 60; i++) {
            double close = i % 2 == 0 ? 100 : 101;
            day(100.5, 102, 99, close).withVolume(1e9);
        }
        double liquid = costsOn(40);
        days.replaceAll(day -> new double[] {day[0], day[1], day[2], day[3], 2000});
        double thin = costsOn(40);
        assertTrue(thin > liquid + 0.3, thin + " after " + liquid);
    }

    private double costsOn(int bar) {
        long time = date(bar).toEpochDay() * Timeframe.SECONDS_PER_DAY;
        Judgement judged =
                new SignalJudge(symbol(), entry, now)
                        .judge(OutcomePolicy.HORIZON, OrderSide.BUY, time);
        return known(judged.result().costs());
    }

    @Test
    void costsAreThoseOfTheDay() {
        costs =
                new CostPlan(
                        "own",
                        List.of(rate("1", null), rate("3", LocalDate.of(2024, 4, 26))),
                        TakerCosts.NONE,
                        false);
        quiet(11);
        // entered on 2024-04-23, left on the third day, when the first rate held
        assertEquals(2, known(judge(OutcomePolicy.HORIZON, OrderSide.BUY).result().costs()), 1e-9);
        // left on the tenth, when the second did
        assertEquals(4, known(judge(OutcomePolicy.SLTP, OrderSide.BUY).result().costs()), 1e-9);
    }

    private static CostRate rate(String percent, @Nullable LocalDate from) {
        return new CostRate(
                "duty",
                null,
                List.of(),
                new BigDecimal(percent),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                null,
                ChargeRounding.CENT,
                from,
                RateBasis.STATED,
                "a test");
    }

    @Test
    void anEntryAtTheCloseIsTheFirstOfItsBars() {
        entry = LabelEntry.CLOSE;
        quiet(1).day(100, 101, 99, 100.5).day(100, 101, 99, 99.5);
        Judgement judged = judge(OutcomePolicy.HORIZON, OrderSide.BUY);
        assertEquals(date(SIGNAL + 2), day(known(judged.prices().exitedAt())));
        assertEquals(0, new BigDecimal("100.5").compareTo(known(judged.prices().exit())));
    }
}
