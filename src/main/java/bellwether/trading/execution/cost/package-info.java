/// What fills cost: rates by date, and what is paid for not waiting. May use the values of
/// `execution`.
@NullMarked
package bellwether.trading.execution.cost;

import org.jspecify.annotations.NullMarked;
