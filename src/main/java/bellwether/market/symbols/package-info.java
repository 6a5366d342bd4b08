/// Symbols: their tickers and former names, what is stated about them, and why values are rejected.
/// May use `calendar`, `platform`.
@NullMarked
package bellwether.market.symbols;

import org.jspecify.annotations.NullMarked;
