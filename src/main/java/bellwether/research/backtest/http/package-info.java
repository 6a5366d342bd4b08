/// The routes of backtests.
@NullMarked
package bellwether.research.backtest.http;

import org.jspecify.annotations.NullMarked;
