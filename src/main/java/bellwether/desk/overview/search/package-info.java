/// Symbols, and what is the caller's, by name. May use `store`.
@NullMarked
package bellwether.desk.overview.search;

import org.jspecify.annotations.NullMarked;
