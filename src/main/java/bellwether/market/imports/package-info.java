/// Prices and symbols that come as files: archives, steps, reports, and the sample data. May use
/// `bars`, `symbols`, `calendar`, `platform`.
@NullMarked
package bellwether.market.imports;

import org.jspecify.annotations.NullMarked;
