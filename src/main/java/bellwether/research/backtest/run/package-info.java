/// The loop of a run: a rule's decisions at each close, its orders on the next bar, and the trades
/// that came of them. Pure: the same rule and bars give the same bits. May use `metric`.
@NullMarked
package bellwether.research.backtest.run;

import org.jspecify.annotations.NullMarked;
