/// Symbols over HTTP: lists, single ones, new names. May use `market.symbols`.
@NullMarked
package bellwether.market.symbols.http;

import org.jspecify.annotations.NullMarked;
