/// Indicators and patterns over HTTP, as JSON and CSV. May use `technical.indicators`.
@NullMarked
package bellwether.technical.indicators.http;

import org.jspecify.annotations.NullMarked;
