/// Ranges, bands and deviations. May use `technical.ta`, `average`.
@NullMarked
package bellwether.technical.ta.volatility;

import org.jspecify.annotations.NullMarked;
