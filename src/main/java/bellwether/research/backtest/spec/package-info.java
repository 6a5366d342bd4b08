/// What a backtest is asked to do: the request, checked, with its rules and defaults filled in. May
/// use `trading.rules` and `trading.execution`.
@NullMarked
package bellwether.research.backtest.spec;

import org.jspecify.annotations.NullMarked;
