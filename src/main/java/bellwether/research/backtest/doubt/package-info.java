/// What may be doubted about a run: what chance, buy and hold and an index would have brought, how
/// many rules were tried, how wide its figures are, what its assumptions carry, whether it looks
/// ahead, and the findings that say so in words. Pure: no database, no clock; the same inputs give
/// the same bits on any thread. May use `metric` and `run`.
@NullMarked
package bellwether.research.backtest.doubt;

import org.jspecify.annotations.NullMarked;
