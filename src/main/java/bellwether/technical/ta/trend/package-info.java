/// Direction and strength of trends. May use `technical.ta`, `average`, `volatility`, `momentum`.
@NullMarked
package bellwether.technical.ta.trend;

import org.jspecify.annotations.NullMarked;
