package bellwether.research.screen.near;

import bellwether.trading.rules.Condition;

/// One of the tests that a screen is joined of.
///
/// @param text as it is written
/// @param condition with the screens that it names in place
public record ScreenClause(String text, Condition condition) {}
