package bellwether.trading.rules.snapshot;

import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.Operand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// How far back conditions look, and so whether the last bar and the one before decide them.
public final class SnapshotReach {
    private final Predicate<String> known;

    /// @param known whether a field's values are known on the last two bars
    public SnapshotReach(Predicate<String> known) {
        this.known = known;
    }

    /// What of a condition the last two bars do not say, each as it is written; nothing when they
    /// decide it.
    public List<String> lacking(Condition condition) {
        Set<String> lacking = new LinkedHashSet<>();
        collect(condition, 0, lacking);
        return List.copyOf(lacking);
    }

    /// What of a value the last two bars do not say.
    public List<String> lacking(Operand operand) {
        Set<String> lacking = new LinkedHashSet<>();
        collect(operand, 0, lacking);
        return List.copyOf(lacking);
    }

    private void collect(Condition condition, int back, Set<String> lacking) {
        int more = back + ConditionParts.barsBack(condition);
        if (more > 1) {
            lacking.add(ConditionLanguage.text(condition));
            return;
        }
        List<Operand> operands = new ArrayList<>(ConditionParts.operands(condition));
        operands.forEach(operand -> collect(operand, more, lacking));
        ConditionParts.tests(condition).forEach(test -> collect(test, more, lacking));
    }

    private void collect(Operand operand, int back, Set<String> lacking) {
        for (Operand.FieldValue field : ConditionParts.fields(operand)) {
            if (field.ago() + back > 1
                    || field.timeframe().isPresent()
                    || !known.test(field.name())) {
                lacking.add(ConditionLanguage.text(field));
            }
        }
    }

    static void require(boolean reached) {
        if (!reached) {
            throw new IllegalArgumentException("looks back further than two bars");
        }
    }
}
