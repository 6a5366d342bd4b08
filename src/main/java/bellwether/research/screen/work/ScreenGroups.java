package bellwether.research.screen.work;

import bellwether.research.screen.near.Medians;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a screen finds in each group of symbols.
public final class ScreenGroups {
    private final ScreenResult result;

    public ScreenGroups(ScreenResult result) {
        this.result = result;
    }

    /// One group.
    ///
    /// @param group its word; null for symbols of which none is known
    /// @param medians of the numbers that are shown, over the symbols that pass; null without one
    public record Group(
            @Nullable String group,
            int symbols,
            int passed,
            int failed,
            int unknown,
            Map<String, @Nullable Double> medians) {}

    /// By the words of a field, such as `sector`; symbols of which it is unknown come last.
    public List<Group> by(String field) {
        OwnerFacts facts = result.asked().facts();
        double[] places = facts.column(field);
        List<String> words = facts.fields().named(field).words();
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        result.universe().stream()
                .forEach(i ->
                        groups.computeIfAbsent(
                                        Double.isNaN(places[i]) ? words.size() : (int) places[i],
                                        _ -> new ArrayList<>())
                                .add(i));
        List<Group> all = new ArrayList<>();
        groups.forEach((place, symbols) ->
                all.add(group(place == words.size() ? null : words.get(place), symbols)));
        return all;
    }

    private Group group(@Nullable String word, List<Integer> symbols) {
        int[] counts = new int[3];
        symbols.forEach(i -> counts[result.truth(i)]++);
        List<Integer> passing = symbols.stream().filter(i -> result.truth(i) == Truth.YES).toList();
        Map<String, @Nullable Double> medians = new LinkedHashMap<>();
        RuleFields fields = result.asked().facts().fields();
        for (Operand value : result.asked().plan().shown()) {
            if (OperandType.of(value, fields).type().isNumeric()) {
                double median =
                        Medians.of(
                                passing.stream()
                                        .mapToDouble(i -> result.value(value, i))
                                        .filter(Double::isFinite)
                                        .toArray());
                medians.put(ConditionLanguage.text(value), Double.isNaN(median) ? null : median);
            }
        }
        return new Group(
                word,
                symbols.size(),
                counts[Truth.YES],
                counts[Truth.NO],
                counts[Truth.UNSURE],
                medians);
    }
}
