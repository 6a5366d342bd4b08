/// Scales of returns and bounds of their outcomes, each from the bars up to a close alone. Pure.
@NullMarked
package bellwether.research.forecast.model;

import org.jspecify.annotations.NullMarked;
