/// One fill model for paper trading and backtests: orders, the matcher, costs, lots, margin and
/// corporate actions as values. No I/O, no clock, no database. May use `platform.base`.
@NullMarked
package bellwether.trading.execution;

import org.jspecify.annotations.NullMarked;
