/// Stored closes of many symbols, in small.
@NullMarked
package bellwether.desk.overview.quote;

import org.jspecify.annotations.NullMarked;
