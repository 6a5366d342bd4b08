package bellwether.research.backtest.spec;

import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleTemplate;

/// A rule that a request chose, read and checked.
///
/// @param first with the first combination of its parameters
public record ChosenRule(SpecRule rule, RuleTemplate template, Rule first) {}
