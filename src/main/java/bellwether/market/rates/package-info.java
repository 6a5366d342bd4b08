/// Rates between currencies, from the stored closes of ordinary symbols. May use `bars`, `symbols`,
/// `calendar`.
@NullMarked
package bellwether.market.rates;

import org.jspecify.annotations.NullMarked;
