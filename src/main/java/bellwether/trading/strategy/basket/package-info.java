/// The definitions of strategies: their names, symbols and rules.
@NullMarked
package bellwether.trading.strategy.basket;

import org.jspecify.annotations.NullMarked;
