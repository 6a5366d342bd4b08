/// Quotes, and how the providers do, over HTTP. May use `market.feeds`.
@NullMarked
package bellwether.market.feeds.http;

import org.jspecify.annotations.NullMarked;
