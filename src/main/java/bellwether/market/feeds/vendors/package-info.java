/// The providers: how each is asked, and how its answers are read. May use `market.feeds`.
@NullMarked
package bellwether.market.feeds.vendors;

import org.jspecify.annotations.NullMarked;
