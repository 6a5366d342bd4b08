package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.RealBars;
import bellwether.technical.ta.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Crosses on the golden SPY, whose averages of 10 and 20 bars tie on 2018-05-02, against those of
/// TA-Lib's own table.
final class GoldenTiesTest {
    private static final int TIE = 334;

    @Test
    void aTieHidesNoCrossUnlessTiesAreStrict() {
        Map<String, double[]> golden = RealBars.goldenTable("SPY_indicators.csv.gz");
        List<Integer> plain =
                plainCrosses(
                        Objects.requireNonNull(golden.get("SMA_10")),
                        Objects.requireNonNull(golden.get("SMA_20")));
        assertEquals(plain, crosses(CrossTies.LAST_DIFFERENT));
        List<Integer> without = new ArrayList<>(plain);
        assertTrue(without.remove(Integer.valueOf(TIE + 1)));
        assertEquals(without, crosses(CrossTies.STRICT));
    }

    /// The bars on which the first lies below, after it last lay above.
    private static List<Integer> plainCrosses(double[] a, double[] b) {
        List<Integer> crosses = new ArrayList<>();
        double side = 0;
        for (int bar = 0; bar < a.length; bar++) {
            double now = Math.signum(a[bar] - b[bar]);
            if (now < 0 && side > 0) {
                crosses.add(bar);
            }
            side = now != 0 && !Double.isNaN(now) ? now : side;
        }
        return crosses;
    }

    private static List<Integer> crosses(CrossTies ties) {
        Series spy = RealBars.golden("SPY");
        Bars bars =
                new Bars(
                        spy.size(),
                        RandomHistory.days(spy.size()),
                        spy.open(),
                        spy.high(),
                        spy.low(),
                        spy.close(),
                        spy.volume());
        RuleColumns columns =
                new RuleColumns(
                        RuleHistory.of(bars, Timeframe.DAY),
                        RuleFields.standard(),
                        SuppliedColumns.NONE);
        double[] fast = columns.field(Operand.FieldValue.of("SMA_10"));
        double[] slow = columns.field(Operand.FieldValue.of("SMA_20"));
        assertEquals(fast[TIE], slow[TIE], 1e-12);
        TruthColumn crosses =
                new ColumnEvaluator(columns, ties)
                        .evaluate(RuleTestFields.read("SMA_10 crosses below SMA_20"));
        List<Integer> found = new ArrayList<>();
        for (int bar = 0; bar < crosses.size(); bar++) {
            if (crosses.isTrue(bar)) {
                found.add(bar);
            }
        }
        return found;
    }
}
