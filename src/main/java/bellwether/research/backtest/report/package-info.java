/// The tear sheet of a backtest: one HTML file without scripts or outside calls, and the same in
/// short for a terminal. Pure: the same sheet gives the same bytes. May use `metric` and `doubt`.
@NullMarked
package bellwether.research.backtest.report;

import org.jspecify.annotations.NullMarked;
