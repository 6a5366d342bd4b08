/// The forms in which files write dates and times. May use `market.symbols`.
@NullMarked
package bellwether.market.imports.date;

import org.jspecify.annotations.NullMarked;
