/// What is known to be wrong with stored prices, or could be: a report of findings for each symbol.
/// May use `bars`, `symbols`, `calendar`, `platform`.
@NullMarked
package bellwether.market.quality;

import org.jspecify.annotations.NullMarked;
