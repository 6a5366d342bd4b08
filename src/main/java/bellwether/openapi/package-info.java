/// The contract: what this service answers, as an OpenAPI 3.1 document that each room writes its
/// part of, and the page that shows it. Knows the edge and no room.
@NullMarked
package bellwether.openapi;

import org.jspecify.annotations.NullMarked;
