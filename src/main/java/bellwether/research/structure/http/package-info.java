/// What is around symbols, over HTTP.
@NullMarked
package bellwether.research.structure.http;

import org.jspecify.annotations.NullMarked;
