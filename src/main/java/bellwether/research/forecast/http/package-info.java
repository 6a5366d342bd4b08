/// Forecasts and their record over HTTP.
@NullMarked
package bellwether.research.forecast.http;

import org.jspecify.annotations.NullMarked;
