package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Column evaluator, stepping evaluator and a plain third writing say the same on every bar.
final class EvaluatorsTest {
    private static final int TREES = 300;
    private static final int PER_HISTORY = 15;

    @Test
    void threeWritingsAgreeOnRandomTreesAndHistories() {
        RandomConditions random = new RandomConditions(7, false);
        int[] seen = new int[3];
        for (int round = 0; round < TREES / PER_HISTORY; round++) {
            List<Condition> conditions = new ArrayList<>();
            for (int i = 0; i < PER_HISTORY; i++) {
                conditions.add(random.next());
            }
            compare(conditions, RandomHistory.of(100 + round, round % 5 == 0 ? 300 : 140), seen);
        }
        assertTrue(
                seen[0] > 3000 && seen[1] > 3000 && seen[2] > 3000,
                () -> List.of(seen[0], seen[1], seen[2]).toString());
    }

    private static void compare(List<Condition> conditions, RuleHistory history, int[] seen) {
        ColumnEvaluator columns =
                new ColumnEvaluator(
                        new RuleColumns(history, RuleTestFields.ALL, RandomHistory.SUPPLIED),
                        CrossTies.LAST_DIFFERENT);
        List<TruthColumn> all = conditions.stream().map(columns::evaluate).toList();
        StepEvaluator steps =
                new StepEvaluator(
                        conditions,
                        List.of(),
                        RuleTestFields.ALL,
                        RandomHistory.SUPPLIED,
                        CrossTies.LAST_DIFFERENT);
        PlainConditions plain = new PlainConditions(history);
        for (int bar = 0; bar < history.size(); bar++) {
            steps.next(history.prefix(bar + 1));
            for (int i = 0; i < conditions.size(); i++) {
                Condition condition = conditions.get(i);
                String where = ConditionLanguage.text(condition) + " on bar " + bar;
                Truth truth = all.get(i).at(bar);
                assertEquals(truth, steps.truth(condition), where);
                Boolean third = plain.test(condition, bar);
                assertEquals(
                        third == null ? Truth.UNKNOWN : third ? Truth.TRUE : Truth.FALSE,
                        truth,
                        where);
                seen[truth == Truth.FALSE ? 0 : truth == Truth.TRUE ? 2 : 1]++;
            }
        }
    }

    @Test
    void theTwoEvaluatorsAgreeOnStrictTiesAndOnValuesToTheBit() {
        RandomConditions random = new RandomConditions(8, false);
        for (int round = 0; round < 8; round++) {
            RuleHistory history = RandomHistory.of(200 + round, 150);
            List<Condition> crosses = new ArrayList<>();
            List<Operand> operands = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                operands.add(random.operand(i % 4, 3));
                crosses.add(
                        new Condition.Cross(
                                operands.get(i),
                                List.of(CrossDirection.values()).get(i % 3),
                                random.operand(i % 4, 2)));
            }
            ColumnEvaluator columns =
                    new ColumnEvaluator(
                            new RuleColumns(history, RuleTestFields.ALL, RandomHistory.SUPPLIED),
                            CrossTies.STRICT);
            StepEvaluator steps =
                    new StepEvaluator(
                            crosses,
                            operands,
                            RuleTestFields.ALL,
                            RandomHistory.SUPPLIED,
                            CrossTies.STRICT);
            List<TruthColumn> all = crosses.stream().map(columns::evaluate).toList();
            for (int bar = 0; bar < history.size(); bar++) {
                steps.next(history.prefix(bar + 1));
                for (int i = 0; i < crosses.size(); i++) {
                    assertEquals(all.get(i).at(bar), steps.truth(crosses.get(i)));
                    assertEquals(
                            Double.doubleToLongBits(columns.values(operands.get(i))[bar]),
                            Double.doubleToLongBits(steps.value(operands.get(i))),
                            () -> ConditionLanguage.text(operands.get(0)));
                }
            }
        }
    }
}
