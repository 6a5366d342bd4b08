/// Files of small markets, orders and what must come of them, replayed through the one fill model.
/// May use the values of `execution`.
@NullMarked
package bellwether.trading.execution.scenario;

import org.jspecify.annotations.NullMarked;
