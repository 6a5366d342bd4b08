/// An account walking over bars: phases of a bar, positions, cash and open orders. Mutable inside,
/// values outside. May use the values of `execution` and `cost`.
@NullMarked
package bellwether.trading.execution.account;

import org.jspecify.annotations.NullMarked;
