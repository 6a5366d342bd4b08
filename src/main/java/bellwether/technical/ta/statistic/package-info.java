/// Regression, correlation, and levels of earlier bars. May use `technical.ta`, `average`,
/// `volume`.
@NullMarked
package bellwether.technical.ta.statistic;

import org.jspecify.annotations.NullMarked;
