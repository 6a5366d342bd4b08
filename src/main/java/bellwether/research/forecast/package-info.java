/// Forecasts of how far prices may move, written before the outcome is known, and their record.
@NullMarked
package bellwether.research.forecast;

import org.jspecify.annotations.NullMarked;
