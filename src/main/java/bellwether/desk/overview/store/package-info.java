/// The SQL of the overview: rows of other modules, read only.
@NullMarked
package bellwether.desk.overview.store;

import org.jspecify.annotations.NullMarked;
