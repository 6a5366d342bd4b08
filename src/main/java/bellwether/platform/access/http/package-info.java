/// Keys and the audit over HTTP. May use `platform.access`.
@NullMarked
package bellwether.platform.access.http;

import org.jspecify.annotations.NullMarked;
