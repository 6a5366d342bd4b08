/// What maintenance did, over HTTP. May use `platform.maintenance`.
@NullMarked
package bellwether.platform.maintenance.http;

import org.jspecify.annotations.NullMarked;
