/// Where candidates, positions and correlations of a fit come from.
@NullMarked
package bellwether.desk.fit.source;

import org.jspecify.annotations.NullMarked;
