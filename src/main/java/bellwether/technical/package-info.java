/// Indicators and patterns over HTTP: the catalogue to read, and any of it computed over stored
/// bars. Keeps nothing. May use `calendar`, `ta`, `market` and `web`.
@NullMarked
package bellwether.technical;

import org.jspecify.annotations.NullMarked;
