/// The values of many fields on the last two bars of one history after another, without a column
/// for each. May use the module's values, `field` and `evaluation`.
@NullMarked
package bellwether.trading.rules.newest;

import org.jspecify.annotations.NullMarked;
