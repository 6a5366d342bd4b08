/// Strategies: baskets of positions in a portfolio, with rules that trade them, marks of what they
/// are worth minute by minute, and brokers that orders go to. May use `trading.portfolio`,
/// `trading.rules`, `market` and `platform`.
@NullMarked
package bellwether.trading.strategy;

import org.jspecify.annotations.NullMarked;
