package bellwether.trading.rules;

import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.Indicators;
import bellwether.trading.rules.field.FieldSource;
import bellwether.trading.rules.field.StandardFields;
import java.util.Collection;
import java.util.Optional;

/// How many bars a condition needs before it can be known, and before it no longer shows where the
/// history began. What supplied fields need is what their callers say of them.
///
/// @param known bars up to and with the first on which all values can be known
/// @param stable bars up to and with the first on which all indicators are stable;
///   `Integer.MAX_VALUE` when one never is, as a running total
/// @param isExact whether no longer bars are involved, of which each has a varying number of bars
public record BarsNeeded(int known, int stable, boolean isExact) {
    private static final int YEAR = 253;

    /// Of a condition over bars of a timeframe.
    public static BarsNeeded of(Condition condition, RuleFields fields, Timeframe timeframe) {
        BarsNeeded own =
                of(
                        ConditionParts.operands(condition).stream()
                                .flatMap(operand -> ConditionParts.fields(operand).stream())
                                .toList(),
                        fields,
                        timeframe);
        for (Condition part : ConditionParts.tests(condition)) {
            own = own.and(of(part, fields, timeframe));
        }
        return own.after(ConditionParts.barsBack(condition));
    }

    /// Of fields that are declared.
    public static BarsNeeded of(
            Collection<Operand.FieldValue> named, RuleFields fields, Timeframe timeframe) {
        BarsNeeded all = new BarsNeeded(1, 1, true);
        for (Operand.FieldValue field : named) {
            all = all.and(of(field, fields, timeframe));
        }
        return all;
    }

    private static BarsNeeded of(Operand.FieldValue field, RuleFields fields, Timeframe timeframe) {
        Optional<FieldSource> source =
                fields.isSupplied(field.name())
                        ? Optional.empty()
                        : StandardFields.source(field.name());
        BarsNeeded own =
                source.map(BarsNeeded::of)
                        .orElseGet(() -> supplied(fields.named(field.name()).warmUp()))
                        .after(field.ago());
        return field.timeframe().map(longer -> own.of(timeframe, longer)).orElse(own);
    }

    private static BarsNeeded supplied(RuleField.SuppliedWarmUp bars) {
        return new BarsNeeded(bars.known(), bars.stable(), true);
    }

    private static BarsNeeded of(FieldSource source) {
        return switch (source) {
            case FieldSource.BarColumn _ -> new BarsNeeded(1, 1, true);
            case FieldSource.Derived.DOLLAR_VOLUME, FieldSource.Derived.WEEKDAY ->
                    new BarsNeeded(1, 1, true);
            case FieldSource.Derived.MONTH_BEGINS -> new BarsNeeded(2, 2, true);
            case FieldSource.Derived.YEAR_HIGH, FieldSource.Derived.YEAR_LOW ->
                    new BarsNeeded(YEAR, YEAR, false);
            case FieldSource.Return(int bars) -> new BarsNeeded(bars + 1, bars + 1, true);
            case FieldSource.Candle(var pattern) ->
                    new BarsNeeded(pattern.firstBar() + 1, pattern.firstBar() + 1, true);
            case FieldSource.Chart(var kind) ->
                    new BarsNeeded(kind.barsNeeded(), kind.barsNeeded(), true);
            case FieldSource.IndicatorLine(Indicators.Choice choice, int output) -> {
                int first = choice.indicator().warmUp(choice.arguments(), output);
                int stable = choice.indicator().stableAfter(choice.arguments());
                yield new BarsNeeded(first + 1, plus(stable, 1), true);
            }
        };
    }

    /// The same in shorter bars: at most so many make a longer one.
    private BarsNeeded of(Timeframe shorter, Timeframe longer) {
        int each = Math.ceilDiv(longer.seconds(), shorter.seconds());
        return new BarsNeeded(times(known, each), times(stable, each), false);
    }

    private static int times(int bars, int each) {
        return (int) Math.min(Integer.MAX_VALUE, (long) bars * each);
    }

    BarsNeeded after(int more) {
        return new BarsNeeded(plus(known, more), plus(stable, more), isExact);
    }

    private static int plus(int bars, int more) {
        return (int) Math.min(Integer.MAX_VALUE, (long) bars + more);
    }

    BarsNeeded and(BarsNeeded other) {
        return new BarsNeeded(
                Math.max(known, other.known),
                Math.max(stable, other.stable),
                isExact && other.isExact);
    }
}
