/// Backtests in tables: results, trades, orders, curves, trials.
@NullMarked
package bellwether.research.backtest.store;

import org.jspecify.annotations.NullMarked;
