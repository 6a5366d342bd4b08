/// Indicators and patterns over HTTP: the catalogue to read, and any of it computed over stored
/// bars. Keeps nothing. May use `ta`, `market`, `platform`.
@NullMarked
package bellwether.technical.indicators;

import org.jspecify.annotations.NullMarked;
