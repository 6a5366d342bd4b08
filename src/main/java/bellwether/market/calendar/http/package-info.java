/// Exchanges and their sessions over HTTP. May use `market.calendar`.
@NullMarked
package bellwether.market.calendar.http;

import org.jspecify.annotations.NullMarked;
