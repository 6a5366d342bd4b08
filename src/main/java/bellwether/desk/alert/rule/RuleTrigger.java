package bellwether.desk.alert.rule;

import bellwether.trading.rules.Condition;

/// When a rule fires.
public sealed interface RuleTrigger {
    /// By a condition.
    record Test(Condition condition) implements RuleTrigger {}

    /// By the clock.
    record Due(ClockSchedule schedule) implements RuleTrigger {}
}
