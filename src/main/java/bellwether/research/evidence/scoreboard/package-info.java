/// What came of plans: each is walked as an order with its exits over the bars that followed, and
/// the results are counted in cells. Computes only. May use `trading.execution`, `trading.rules`,
/// `technical` and the values of `market`.
@NullMarked
package bellwether.research.evidence.scoreboard;

import org.jspecify.annotations.NullMarked;
