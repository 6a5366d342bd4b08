/// Portfolio runs: one rule over many symbols with one cash. Pure: the same plan and bars give the
/// same bits. May use `run` and `metric`.
@NullMarked
package bellwether.research.backtest.portfolio;

import org.jspecify.annotations.NullMarked;
