/// The condition language of screens, alerts and strategies: a tree of tests over bars, indicators,
/// patterns and fields that callers supply, spelled as text or JSON; evaluated over whole histories
/// or bar by bar in Kleene's three values; and rules that turn conditions into orders. Pure: no
/// I/O, no clock, no database. May use `technical.ta`, `market`, `trading.execution`,
/// `platform.base`.
@NullMarked
package bellwether.trading.rules;

import org.jspecify.annotations.NullMarked;
