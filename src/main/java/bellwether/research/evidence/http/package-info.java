/// Evidence over HTTP. May use the module's values and all its parts.
@NullMarked
package bellwether.research.evidence.http;

import org.jspecify.annotations.NullMarked;
