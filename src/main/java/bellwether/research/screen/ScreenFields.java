package bellwether.research.screen;

import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.research.analysis.AnalysisFields;
import bellwether.research.screen.work.FactColumns;
import bellwether.research.screen.work.FactFields;
import bellwether.research.screen.work.OwnerFacts;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.research.screen.work.ScreenExpander;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.SuppliedColumns;
import java.util.List;

/// What an owner's conditions may name beside bars, at one moment: what analyses say of bars, facts
/// of symbols, the owner's analyses, lists and screens. For one thread.
///
/// A condition is read with [#names()], then [#expanded(Condition)], and evaluated over a symbol's
/// bars with [#columns(long)].
public final class ScreenFields {
    private final OwnerFacts facts;
    private final SuppliedColumns analyses = AnalysisFields.columns();

    private ScreenFields(OwnerFacts facts) {
        this.facts = facts;
    }

    /// Those of an owner now.
    static ScreenFields of(ScreenDesk desk, String owner, Timeframe timeframe) {
        return new ScreenFields(desk.facts(owner, timeframe));
    }

    /// Whether a field is a fact of a symbol or an owner, not of bars.
    public static boolean isFact(String field) {
        return FactFields.has(field);
    }

    /// Whether a field is such a fact that is known on the last bar only.
    public static boolean isKnownNow(String field) {
        return FactFields.has(field) && !FactFields.isLasting(field);
    }

    /// Everything that a condition may name.
    public RuleFields names() {
        return facts.fields();
    }

    /// A condition with those of the screens that it names in their place.
    ///
    /// @throws bellwether.platform.base.Refusal 422 where it names none of the owner's, or a circle
    public Condition expanded(Condition condition) {
        return new ScreenExpander(facts).expand(condition);
    }

    /// The columns of a symbol. What is known now only, such as the age of its data, is unknown on
    /// earlier bars; lists are taken as they are now.
    public SuppliedColumns columns(long symbol) {
        return FactColumns.of(facts, symbol, analyses);
    }

    /// The tickers of a universe, by their order.
    ///
    /// @throws bellwether.platform.base.Refusal 422 where a list or screen is not the owner's
    public List<String> tickers(Universe universe) {
        return new ScreenExpander(facts)
                .symbols(universe).stream()
                        .mapToObj(place -> facts.snapshot().state(place).ticker())
                        .toList();
    }
}
