package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A history that is cut says the same on every bar that it still has, to the bit: neither later
/// bars nor later splits matter.
final class LookAheadTest {
    private static final TradingCalendar NEW_YORK =
            new Calendars(InstantSource.fixed(Instant.EPOCH)).find("XNYS").orElseThrow();

    @ParameterizedTest
    @ValueSource(longs = {2, 4, 6, 7, 8})
    void cuttingAHistoryChangesNoEarlierTruth(long seed) {
        RandomConditions random = new RandomConditions(seed, true);
        List<Condition> conditions = Stream.generate(random::next).limit(40).toList();
        RuleHistory whole = RandomHistory.of(seed, 320).with(NEW_YORK);
        assertTrue(seed % 2 == 1 || whole.shares(319) != whole.shares(0), "no split");
        List<TruthColumn> all = evaluate(conditions, whole);
        for (int cut = 10; cut < whole.size(); cut += 31) {
            List<TruthColumn> some =
                    evaluate(conditions, RandomHistory.cut(seed, 320, cut).with(NEW_YORK));
            for (int i = 0; i < conditions.size(); i++) {
                String text = ConditionLanguage.text(conditions.get(i));
                int end = cut;
                assertEquals(
                        -1,
                        Arrays.mismatch(
                                Arrays.copyOf(all.get(i).codes(), cut), some.get(i).codes()),
                        () -> text + " cut after " + end);
            }
        }
    }

    private static List<TruthColumn> evaluate(List<Condition> conditions, RuleHistory history) {
        ColumnEvaluator columns =
                new ColumnEvaluator(
                        new RuleColumns(history, RuleTestFields.ALL, RandomHistory.SUPPLIED),
                        CrossTies.LAST_DIFFERENT);
        return conditions.stream().map(columns::evaluate).toList();
    }

    @Test
    void noValueOfAnyFieldKnowsLaterBarsOrSplits() {
        RuleHistory whole = RandomHistory.of(4, 400).with(NEW_YORK);
        for (String name : RuleFields.standard().names()) {
            for (String spelled : List.of(name, name + "[3]", name + "@1wk")) {
                compare(spelled, whole);
            }
        }
    }

    private static void compare(String spelled, RuleHistory whole) {
        Operand.FieldValue field =
                ConditionParts.fields(RuleTestFields.read(spelled + " is known")).iterator().next();
        double[] all =
                new RuleColumns(whole, RuleFields.standard(), SuppliedColumns.NONE).field(field);
        for (int cut : new int[] {50, 137, 211, 399}) {
            RuleHistory shorter = RandomHistory.cut(4, 400, cut).with(NEW_YORK);
            double[] some =
                    new RuleColumns(shorter, RuleFields.standard(), SuppliedColumns.NONE)
                            .field(field);
            for (int bar = 0; bar < cut; bar++) {
                int at = bar;
                assertEquals(
                        Double.doubleToLongBits(all[bar]),
                        Double.doubleToLongBits(some[bar]),
                        () -> spelled + " on bar " + at + " cut after " + cut);
            }
        }
    }

    @Test
    void pricesAreInTheSharesOfTheirBar() {
        double[] closes = {100, 102, 104, 34, 35, 36};
        RuleHistory history =
                history(closes, List.of(new Split(LocalDate.of(2019, 1, 7), 3, true)));
        RuleColumns columns = new RuleColumns(history, RuleFields.standard(), SuppliedColumns.NONE);
        double[] close = columns.field(Operand.FieldValue.of("close"));
        double[] average = columns.field(Operand.FieldValue.of("SMA_2"));
        double[] before = columns.field(new Operand.FieldValue("close", 1, Optional.empty()));
        double[] volume = columns.field(new Operand.FieldValue("volume", 1, Optional.empty()));
        double[] change = columns.field(Operand.FieldValue.of("return_1"));
        assertEquals(List.of(34.0, 104 / 3.0, 103.0), List.of(close[3], before[3], average[2]));
        assertEquals((104 / 3.0 + 34) / 2, average[3], 1e-12);
        assertEquals(34.5, average[4], 1e-12);
        assertEquals(3000.0, volume[3]);
        assertEquals(1000.0, volume[4]);
        assertEquals(100 * (34 * 3 / 104.0 - 1), change[3], 1e-12);
    }

    @Test
    void aSplitThatALaterOneUndoesStillCounts() {
        double[] closes = {100, 50, 50, 50, 100, 100};
        LocalDate first = LocalDate.of(2019, 1, 3);
        LocalDate second = LocalDate.of(2019, 1, 8);
        RuleHistory history =
                history(closes, List.of(new Split(first, 2, true), new Split(second, 0.5, true)));
        double[] average =
                new RuleColumns(history, RuleFields.standard(), SuppliedColumns.NONE)
                        .field(Operand.FieldValue.of("SMA_2"));
        assertEquals(List.of(50.0, 50.0, 100.0), List.of(average[1], average[2], average[4]));
    }

    @Test
    void aSplitThatPricesDoNotShowIsLeftOut() {
        double[] closes = {100, 102, 104, 104, 105, 106};
        RuleHistory history =
                history(closes, List.of(new Split(LocalDate.of(2019, 1, 7), 3, false)));
        assertEquals(1, history.shares(5));
    }

    private static RuleHistory history(double[] closes, List<Split> splits) {
        double[] volumes = new double[closes.length];
        Arrays.fill(volumes, 1000);
        Bars bars =
                new Bars(
                        closes.length,
                        RandomHistory.days(closes.length),
                        closes,
                        closes,
                        closes,
                        closes,
                        volumes);
        return RuleHistory.of(bars, splits, Timeframe.DAY, ZoneOffset.UTC);
    }
}
