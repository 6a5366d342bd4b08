package bellwether.trading.rules;

import bellwether.technical.ta.Indicators;
import bellwether.trading.rules.field.FieldSource;
import bellwether.trading.rules.field.StandardFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// From which bar on a rule's values are there.
///
/// @param fields that the rule names
/// @param live those on positions and money, which are not waited for
record SignalWarmUp(
        Rule rule, RuleColumns columns, Set<Operand.FieldValue> fields, List<String> live) {
    SignalWarmUp {
        fields = Set.copyOf(fields);
        live = List.copyOf(live);
    }

    static SignalWarmUp of(Rule rule, RuleColumns columns) {
        Set<Operand.FieldValue> fields = rule.fields();
        return new SignalWarmUp(
                rule,
                columns,
                fields,
                fields.stream()
                        .map(Operand.FieldValue::name)
                        .filter(columns.fields()::isLive)
                        .toList());
    }

    /// Over a history that was seen before: nothing is waited for.
    static SignalWarmUp none(Rule rule, RuleColumns columns) {
        return new SignalWarmUp(rule, columns, Set.of(), List.of());
    }

    /// The bar after the first on which every declared value is known, and stable where the rule
    /// asks for that; the number of bars when there is none. What is only known now and then is not
    /// waited for.
    int firstDecision() {
        List<double[]> declared = awaited().map(columns::field).toList();
        int size = columns.size();
        int bar = rule.options().stable() ? stableFrom() : 0;
        while (bar < size && !areKnown(declared, bar)) {
            bar++;
        }
        return Math.min(size, bar + 1);
    }

    private Stream<Operand.FieldValue> awaited() {
        return fields.stream()
                .filter(field -> !live.contains(field.name()))
                .filter(field -> !columns.fields().named(field.name()).warmUp().sparse());
    }

    private static boolean areKnown(List<double[]> declared, int bar) {
        for (double[] column : declared) {
            if (Double.isNaN(column[bar])) {
                return false;
            }
        }
        return true;
    }

    private int stableFrom() {
        int needed = BarsNeeded.of(fields, columns.fields(), rule.timeframe()).stable();
        return Math.min(columns.size(), needed - 1);
    }

    /// See [RuleSignals#barsToDecide()].
    BarsNeeded barsToDecide() {
        BarsNeeded values = BarsNeeded.of(awaited().toList(), columns.fields(), rule.timeframe());
        int bars = rule.options().stable() ? values.stable() : values.known();
        return new BarsNeeded(bars, bars, values.isExact()).after(1);
    }

    /// See [RuleSignals#neverStable()].
    List<String> neverStable() {
        return fields.stream()
                .map(Operand.FieldValue::name)
                .filter(name ->
                        columns.fields().isSupplied(name)
                                ? columns.fields().named(name).warmUp().stable()
                                        == Integer.MAX_VALUE
                                : isNeverStable(StandardFields.source(name)))
                .distinct()
                .toList();
    }

    private static boolean isNeverStable(Optional<FieldSource> source) {
        return source.isPresent()
                && source.get() instanceof FieldSource.IndicatorLine(Indicators.Choice choice, _)
                && choice.indicator().stableAfter(choice.arguments()) == Integer.MAX_VALUE;
    }
}
