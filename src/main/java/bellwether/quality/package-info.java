/// What is known to be wrong with stored prices, or could be: a ledger of findings for each symbol.
/// May use `calendar`, `market`, `db` and `web`.
@NullMarked
package bellwether.quality;

import org.jspecify.annotations.NullMarked;
