/// Bars with lines and marks, in columns. May use `store`.
@NullMarked
package bellwether.desk.overview.chart;

import org.jspecify.annotations.NullMarked;
