/// What a run earned and risked, from its equity at each session's close and its trades. Pure. A
/// figure that cannot be computed is absent, with its reason among [UndefinedMetrics].
@NullMarked
package bellwether.research.backtest.metric;

import org.jspecify.annotations.NullMarked;
