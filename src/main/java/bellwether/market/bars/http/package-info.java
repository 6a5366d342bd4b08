/// Bars over HTTP: pages, exports, single splits and dividends. May use `market.bars`, `history`,
/// `symbols.http`.
@NullMarked
package bellwether.market.bars.http;

import org.jspecify.annotations.NullMarked;
