package bellwether.desk.alert.rule;

import bellwether.trading.rules.Condition;

/// A condition that is ready to be judged, and what it names.
///
/// @param condition with those of the screens that it names in their place
public record JudgedCondition(Condition condition, OwnerFields fields) {}
