package bellwether.desk.alert.rule;

import bellwether.research.analysis.AnalysisFields;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.SuppliedColumns;

/// Bars, indicators, patterns, and what analyses say of each bar: the same for every owner.
final class BarFields implements OwnerFields {
    static final RuleFields NAMES = RuleFields.standard().with(AnalysisFields.all());

    private final SuppliedColumns columns = AnalysisFields.columns();

    @Override
    public RuleFields names() {
        return NAMES;
    }

    @Override
    public Condition expanded(Condition condition) {
        return condition;
    }

    @Override
    public SuppliedColumns columns(long symbol) {
        return columns;
    }

    @Override
    public boolean isKnownNow(String field) {
        return false;
    }
}
