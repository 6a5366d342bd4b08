/// The chart of a stored analysis: bars that it saw and what followed, with its lines, patterns and
/// plan.
@NullMarked
package bellwether.desk.report.chart;

import org.jspecify.annotations.NullMarked;
