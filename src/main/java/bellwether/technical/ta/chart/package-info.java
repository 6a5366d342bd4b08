/// Chart patterns between pivots. May use `technical.ta`.
@NullMarked
package bellwether.technical.ta.chart;

import org.jspecify.annotations.NullMarked;
