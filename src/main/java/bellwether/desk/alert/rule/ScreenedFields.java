package bellwether.desk.alert.rule;

import bellwether.research.screen.ScreenFields;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.SuppliedColumns;

/// What screens may name.
record ScreenedFields(ScreenFields fields) implements OwnerFields {
    @Override
    public RuleFields names() {
        return fields.names();
    }

    @Override
    public Condition expanded(Condition condition) {
        return fields.expanded(condition);
    }

    @Override
    public SuppliedColumns columns(long symbol) {
        return fields.columns(symbol);
    }

    @Override
    public boolean isKnownNow(String field) {
        return ScreenFields.isKnownNow(field);
    }
}
