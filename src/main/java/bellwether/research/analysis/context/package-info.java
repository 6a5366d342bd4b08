/// What surrounds a bar: regime, zones, patterns, higher timeframes, performance, data quality. May
/// use `technical`, `market`.
@NullMarked
package bellwether.research.analysis.context;

import org.jspecify.annotations.NullMarked;
