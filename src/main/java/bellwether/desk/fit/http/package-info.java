/// The route of fits.
@NullMarked
package bellwether.desk.fit.http;

import org.jspecify.annotations.NullMarked;
