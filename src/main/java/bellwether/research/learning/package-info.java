/// Learning: outcomes of signals, models trained on them, and the record of their forecasts.
@NullMarked
package bellwether.research.learning;

import org.jspecify.annotations.NullMarked;
