/// Rules at work: what the signals of a finished bar order.
@NullMarked
package bellwether.trading.strategy.signal;

import org.jspecify.annotations.NullMarked;
