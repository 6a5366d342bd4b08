/// Sweeps over a rule's parameters and walk-forwards, as pure functions over one prepared symbol:
/// chunks and windows may run on different threads and processes and are put together afterwards; a
/// combination's result does not depend on its chunk. May use `run` and `metric`.
@NullMarked
package bellwether.research.backtest.sweep;

import org.jspecify.annotations.NullMarked;
