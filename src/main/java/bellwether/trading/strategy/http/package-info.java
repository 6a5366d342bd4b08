/// The routes of strategies, their marks and the workers of trading.
@NullMarked
package bellwether.trading.strategy.http;

import org.jspecify.annotations.NullMarked;
