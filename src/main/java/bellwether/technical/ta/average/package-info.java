/// Moving averages and extremes of a window. May use `technical.ta`.
@NullMarked
package bellwether.technical.ta.average;

import org.jspecify.annotations.NullMarked;
