/// Refreshes over HTTP. May use `market.refresh`.
@NullMarked
package bellwether.market.refresh.http;

import org.jspecify.annotations.NullMarked;
