/// Forecasts in the database, by month.
@NullMarked
package bellwether.research.forecast.store;

import org.jspecify.annotations.NullMarked;
