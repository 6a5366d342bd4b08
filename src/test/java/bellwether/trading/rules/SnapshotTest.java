package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.trading.rules.snapshot.SnapshotColumns;
import bellwether.trading.rules.snapshot.SnapshotEvaluator;
import bellwether.trading.rules.snapshot.SnapshotReach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the last two bars of many symbols say of a condition is what the bar-by-bar evaluator and a
/// plain writing say of each symbol.
final class SnapshotTest {
    private static final int CONDITIONS = 200;
    private static final SnapshotReach REACH = new SnapshotReach(_ -> true);

    /// The last two bars of some histories.
    private static final class TwoBars implements SnapshotColumns {
        private final List<RuleHistory> histories;
        private final List<RuleColumns> columns = new ArrayList<>();
        private final Map<String, double[]> read = new HashMap<>();

        TwoBars(List<RuleHistory> histories) {
            this.histories = histories;
            histories.forEach(history ->
                    columns.add(
                            new RuleColumns(history, RuleTestFields.ALL, RandomHistory.SUPPLIED)));
        }

        @Override
        public int size() {
            return histories.size();
        }

        @Override
        public double[] field(String name, int back) {
            return read.computeIfAbsent(
                    name + back, _ -> last(i -> i.field(Operand.FieldValue.of(name)), back));
        }

        @Override
        public double[] member(Membership kind, String name, int back) {
            return last(i -> i.member(kind, name), back);
        }

        private double[] last(java.util.function.Function<RuleColumns, double[]> of, int back) {
            double[] values = new double[size()];
            for (int i = 0; i < values.length; i++) {
                int bar = histories.get(i).size() - 1 - back;
                values[i] = bar < 0 ? Double.NaN : of.apply(columns.get(i))[bar];
            }
            return values;
        }

        @Override
        public byte[] bars() {
            byte[] bars = new byte[size()];
            for (int i = 0; i < bars.length; i++) {
                bars[i] = (byte) Math.min(2, histories.get(i).size());
            }
            return bars;
        }

        @Override
        public double[] ratios() {
            double[] ratios = new double[size()];
            for (int i = 0; i < ratios.length; i++) {
                int last = histories.get(i).size() - 1;
                ratios[i] = last < 1 ? 1 : histories.get(i).carried(1, last - 1, last, -1);
            }
            return ratios;
        }
    }

    private static List<RuleHistory> histories() {
        List<RuleHistory> histories = new ArrayList<>();
        for (int seed = 0; seed < 12; seed++) {
            histories.add(RandomHistory.of(300 + seed, 90 + 3 * seed));
        }
        for (int size = 0; size < 3; size++) {
            histories.add(RandomHistory.of(400, 120).prefix(size));
        }
        histories.add(atSplit());
        return histories;
    }

    /// Ends with the first bar after a split.
    private static RuleHistory atSplit() {
        RuleHistory history = RandomHistory.of(500, 160);
        int bar = 1;
        while (history.shares(bar) == history.shares(bar - 1)) {
            bar++;
        }
        return history.cut(bar + 1);
    }

    @Test
    void twoBarsSayWhatWholeHistoriesSay() {
        List<RuleHistory> histories = histories();
        List<Condition> conditions = conditions();
        TwoBars columns = new TwoBars(histories);
        List<StepEvaluator> steps = histories.stream().map(h -> stepped(conditions, h)).toList();
        int[] seen = new int[3];
        int undecided = 0;
        for (Condition condition : conditions) {
            SnapshotEvaluator evaluator =
                    new SnapshotEvaluator(columns, RuleTestFields.ALL, CrossTies.LAST_DIFFERENT);
            byte[] truths = evaluator.truth(condition);
            for (int i = 0; i < truths.length; i++) {
                String where = ConditionLanguage.text(condition) + " of history " + i;
                int last = histories.get(i).size() - 1;
                if (evaluator.undecided().get(i)) {
                    undecided++;
                    continue;
                }
                Truth truth = Truth.of(truths[i]);
                Boolean plain = new PlainConditions(histories.get(i)).test(condition, last);
                Truth expected = plain == null ? Truth.UNKNOWN : plain ? Truth.TRUE : Truth.FALSE;
                assertEquals(expected, truth, where);
                assertEquals(
                        last < 0 ? Truth.UNKNOWN : steps.get(i).truth(condition), truth, where);
                seen[truths[i]]++;
            }
        }
        assertTrue(
                seen[0] > 500 && seen[1] > 250 && seen[2] > 500,
                () -> List.of(seen[0], seen[1], seen[2]).toString());
        assertTrue(undecided < CONDITIONS, "undecided: " + undecided);
    }

    private static List<Condition> conditions() {
        RandomConditions random = new RandomConditions(11, false);
        List<Condition> conditions = new ArrayList<>();
        while (conditions.size() < CONDITIONS) {
            Condition next = random.condition(conditions.size() % 4);
            if (REACH.lacking(next).isEmpty()) {
                conditions.add(next);
            }
        }
        return conditions;
    }

    private static StepEvaluator stepped(List<Condition> conditions, RuleHistory history) {
        StepEvaluator steps =
                new StepEvaluator(
                        conditions,
                        List.of(),
                        RuleTestFields.ALL,
                        RandomHistory.SUPPLIED,
                        CrossTies.LAST_DIFFERENT);
        for (int bar = 1; bar <= history.size(); bar++) {
            steps.next(history.prefix(bar));
        }
        return steps;
    }

    @Test
    void saysWhatTwoBarsLack() {
        assertEquals(List.of(), lacking("close crosses above SMA_50"));
        assertEquals(List.of(), lacking("close[1] < close and close rising 1"));
        assertEquals(List.of(), lacking("RSI_14 < 30 within 2 bars"));
        assertEquals(List.of("close[5]"), lacking("close[5] < close"));
        assertEquals(List.of("close rising 2"), lacking("close rising 2 and RSI_14 < 30"));
        assertEquals(List.of("RSI_14 < 30 within 3 bars"), lacking("RSI_14 < 30 within 3 bars"));
        assertEquals(List.of("close[1]"), lacking("close[1] crosses above SMA_50"));
        assertEquals(
                List.of("SMA_50"),
                new SnapshotReach(name -> !name.equals("SMA_50"))
                        .lacking(RuleTestFields.read("close > SMA_50")));
    }

    private static List<String> lacking(String text) {
        return REACH.lacking(RuleTestFields.read(text));
    }
}
