/// Evaluates conditions on the last bars of many symbols at once. May use the module's values and
/// `evaluation`.
@NullMarked
package bellwether.trading.rules.snapshot;

import org.jspecify.annotations.NullMarked;
