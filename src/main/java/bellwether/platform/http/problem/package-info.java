/// How a fault becomes a problem document, how an exchange is logged, and where it came from. May
/// use `platform.http`.
@NullMarked
package bellwether.platform.http.problem;

import org.jspecify.annotations.NullMarked;
