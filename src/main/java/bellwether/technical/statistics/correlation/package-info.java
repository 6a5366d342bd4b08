/// How returns move together: correlations with their intervals, groups by average linkage, and who
/// leads whom. Uses the values of its module only.
@NullMarked
package bellwether.technical.statistics.correlation;

import org.jspecify.annotations.NullMarked;
