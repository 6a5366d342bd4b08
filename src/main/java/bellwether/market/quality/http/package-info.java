/// Reports of findings over HTTP. May use `market.quality`.
@NullMarked
package bellwether.market.quality.http;

import org.jspecify.annotations.NullMarked;
