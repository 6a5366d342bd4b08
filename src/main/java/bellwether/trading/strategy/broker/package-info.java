/// Brokers, and orders on their way to one that is not paper.
@NullMarked
package bellwether.trading.strategy.broker;

import org.jspecify.annotations.NullMarked;
