/// Currencies of prices, hundredths of them, and the steps in which symbols trade. May use
/// `calendar`.
@NullMarked
package bellwether.market.money;

import org.jspecify.annotations.NullMarked;
