package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.ConditionFields;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.CrossTies;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.StepEvaluator;
import bellwether.trading.rules.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The second evaluator: steps through a history bar by bar, of which it is shown no later one, and
/// finds the bars on which conditions fire by the words of the design.
final class SlowFires {
    private final Map<Condition, List<Truth>> truths = new HashMap<>();

    SlowFires(List<Condition> conditions, RuleHistory history, ConditionFields fields) {
        conditions.forEach(each -> truths.put(each, new ArrayList<>()));
        StepEvaluator steps =
                new StepEvaluator(
                        conditions,
                        List.of(),
                        fields.barNames(),
                        fields.bars().columns(0),
                        CrossTies.LAST_DIFFERENT);
        for (int bar = 0; bar < history.size(); bar++) {
            steps.next(history.cut(bar + 1));
            truths.forEach((condition, known) -> known.add(steps.truth(condition)));
        }
    }

    List<Truth> of(Condition condition) {
        return Objects.requireNonNull(truths.get(condition));
    }

    /// "Fires on finished bar t when true at t and false on the last bar before on which it was
    /// known, at most 30 back; none known: no fire, a baseline."
    static boolean fires(List<Truth> truths, int t) {
        if (truths.get(t) != Truth.TRUE) {
            return false;
        }
        for (int back = 1; back <= 30 && t - back >= 0; back++) {
            if (truths.get(t - back) != Truth.UNKNOWN) {
                return truths.get(t - back) == Truth.FALSE;
            }
        }
        return false;
    }
}
