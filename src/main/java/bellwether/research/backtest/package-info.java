/// Rules over history: a strategy's run over stored bars, and what may be said of it.
@NullMarked
package bellwether.research.backtest;

import org.jspecify.annotations.NullMarked;
