/// Writes forecasts each night, realises those that are due, and judges their record.
@NullMarked
package bellwether.research.forecast.work;

import org.jspecify.annotations.NullMarked;
