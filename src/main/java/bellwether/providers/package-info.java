/// Prices from others: sources that are asked for bars which are missing here, one after the other.
/// What they answer is checked like an imported file, and compared with what is stored. May use
/// `calendar`, `market` and `web`.
@NullMarked
package bellwether.providers;

import org.jspecify.annotations.NullMarked;
