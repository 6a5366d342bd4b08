/// The contract: what this service answers, as an OpenAPI 3.1 document that each module writes its
/// part of, and the page that shows it. May use `platform.http`.
@NullMarked
package bellwether.platform.http.openapi;

import org.jspecify.annotations.NullMarked;
