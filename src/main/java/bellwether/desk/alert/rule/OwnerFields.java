package bellwether.desk.alert.rule;

import bellwether.trading.rules.Condition;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.SuppliedColumns;

/// What the conditions of one owner's rules may name at one moment, and where its values come from.
/// For one thread, as it may hold scratch space.
public interface OwnerFields {
    RuleFields names();

    /// A condition with those of the screens that it names in their place.
    ///
    /// @throws bellwether.platform.base.Refusal 422 where a list or screen is not the owner's
    Condition expanded(Condition condition);

    /// The columns of a symbol.
    SuppliedColumns columns(long symbol);

    /// Whether a field is known on the last bar only.
    boolean isKnownNow(String field);
}
