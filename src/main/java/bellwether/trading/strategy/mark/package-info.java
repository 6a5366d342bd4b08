/// What strategies are worth, minute by minute.
@NullMarked
package bellwether.trading.strategy.mark;

import org.jspecify.annotations.NullMarked;
