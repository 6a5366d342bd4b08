/// Fills tear sheets from stored backtests. May use `report`, `store`, `spec` and `doubt`.
@NullMarked
package bellwether.research.backtest.sheet;

import org.jspecify.annotations.NullMarked;
