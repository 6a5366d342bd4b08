/// Prices from providers, asked one after the other for bars that are missing here. What they
/// answer is checked like an imported file, and compared with what is stored. May use `imports`,
/// `bars`, `symbols`, `calendar`, `platform`.
@NullMarked
package bellwether.market.feeds;

import org.jspecify.annotations.NullMarked;
