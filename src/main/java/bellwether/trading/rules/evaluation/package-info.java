/// Evaluates conditions, as passes over columns or on one bar after the other; to the bit the same.
/// May use the module's values and `field`.
@NullMarked
package bellwether.trading.rules.evaluation;

import org.jspecify.annotations.NullMarked;
