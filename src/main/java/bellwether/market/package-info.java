/// Symbols, bars, the packed price history, importing and the sample data. May use `calendar`,
/// `db`, `web`, and `jobs` for large imports.
@NullMarked
package bellwether.market;

import org.jspecify.annotations.NullMarked;
