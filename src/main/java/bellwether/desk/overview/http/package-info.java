/// The overview over HTTP. May use all parts of the module.
@NullMarked
package bellwether.desk.overview.http;

import org.jspecify.annotations.NullMarked;
