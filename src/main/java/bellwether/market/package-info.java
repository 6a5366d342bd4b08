/// Symbols, bars, the packed price history, importing and the sample data. May use `db` and `web`.
@NullMarked
package bellwether.market;

import org.jspecify.annotations.NullMarked;
