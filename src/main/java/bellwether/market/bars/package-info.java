/// Prices as values: bars, splits, adjustments, histories; and the class that loads them. May use
/// `calendar`, `symbols`, `platform`.
@NullMarked
package bellwether.market.bars;

import org.jspecify.annotations.NullMarked;
