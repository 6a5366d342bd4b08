/// Files of prices and symbols over HTTP. May use `market.imports`, `symbols.http`.
@NullMarked
package bellwether.market.imports.http;

import org.jspecify.annotations.NullMarked;
