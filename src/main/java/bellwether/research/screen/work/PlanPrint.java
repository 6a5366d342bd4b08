package bellwether.research.screen.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.research.screen.near.ScreenPlan;
import bellwether.research.screen.work.ScreenReader.Understood;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tells whether what was stored for a screen still means the same: its tests and values in their
/// order, and the words whose places were stored.
final class PlanPrint {
    private PlanPrint() {}

    private record Printed(
            List<String> tests, List<String> values, Map<String, List<String>> words) {}

    /// Another for each plan.
    static String of(Understood asked) {
        ScreenPlan plan = asked.plan();
        RuleFields fields = asked.facts().fields();
        Map<String, List<String>> words = new TreeMap<>();
        plan.values().stream()
                .flatMap(value -> ConditionParts.fields(value).stream())
                .map(Operand.FieldValue::name)
                .forEach(name -> words.put(name, fields.named(name).words()));
        return Sha256.hex(
                Json.write(
                        new Printed(
                                plan.tests().stream().map(PlanPrint::text).toList(),
                                plan.values().stream().map(ConditionLanguage::text).toList(),
                                words)));
    }

    private static String text(Condition test) {
        return ConditionLanguage.text(test);
    }
}
