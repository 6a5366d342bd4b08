/// What a file is: its layout, columns, numbers and dates, read row by row. May use `market.bars`,
/// `market.symbols`.
@NullMarked
package bellwether.market.imports.format;

import org.jspecify.annotations.NullMarked;
