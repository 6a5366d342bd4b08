/// What is known of each symbol at its last finished bar: computed, packed, and held as columns.
/// May use the module's values, `trading.rules` and `research.analysis`.
@NullMarked
package bellwether.research.screen.sheet;

import org.jspecify.annotations.NullMarked;
