package bellwether.desk.alert.rule;

import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.ScreenFields;
import bellwether.research.screen.Screens;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.RuleFields;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// What the conditions of rules may name beside bars and indicators, and where its values come
/// from.
public final class ConditionFields {
    private final BiFunction<String, Timeframe, OwnerFields> facts;
    private final Consumer<Timeframe> renewal;

    private ConditionFields(
            BiFunction<String, Timeframe, OwnerFields> facts, Consumer<Timeframe> renewal) {
        this.facts = facts;
        this.renewal = renewal;
    }

    /// Bars, indicators, patterns, and what analyses say of each bar.
    public static ConditionFields ofBars() {
        return new ConditionFields((_, _) -> new BarFields(), _ -> {});
    }

    /// These, and facts of symbols, an owner's analyses, lists and screens.
    public static ConditionFields of(Screens screens) {
        return new ConditionFields(
                (owner, timeframe) -> new ScreenedFields(screens.fields(owner, timeframe)),
                screens::renew);
    }

    /// What is known of bars alone.
    public OwnerFields bars() {
        return new BarFields();
    }

    /// The names of that.
    public RuleFields barNames() {
        return BarFields.NAMES;
    }

    /// Has the facts of symbols looked at for what comes next, where they would be a second old.
    public void renew(Timeframe timeframe) {
        renewal.accept(timeframe);
    }

    /// Everything that an owner's conditions may name now.
    public OwnerFields of(String owner, Timeframe timeframe) {
        return facts.apply(owner, timeframe);
    }

    /// What an owner's condition names: the sheets of all symbols are not read for one of bars.
    public OwnerFields of(String owner, Timeframe timeframe, Condition condition) {
        return needsNoFacts(condition) ? bars() : of(owner, timeframe);
    }

    /// Whether a condition can be judged without the facts of symbols: it names nothing but bars
    /// and what is computed of them, or of a portfolio.
    public static boolean needsNoFacts(Condition condition) {
        return ConditionParts.all(condition).noneMatch(Condition.Member.class::isInstance)
                && ConditionParts.fields(condition).stream()
                        .noneMatch(field -> ScreenFields.isFact(field.name()));
    }
}
