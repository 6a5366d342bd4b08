/// The fields that every condition knows: columns of bars, indicators, patterns and what is derived
/// from them. May use the module's values.
@NullMarked
package bellwether.trading.rules.field;

import org.jspecify.annotations.NullMarked;
