/// The work of a backtest's job: histories are loaded, runs are made, results are kept. May use all
/// other parts of the room but `http`.
@NullMarked
package bellwether.research.backtest.work;

import org.jspecify.annotations.NullMarked;
