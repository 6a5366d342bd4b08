/// How bars are stored, packed, merged, read back and resampled. May use `market.bars`.
@NullMarked
package bellwether.market.bars.history;

import org.jspecify.annotations.NullMarked;
