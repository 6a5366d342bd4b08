/// Health and metrics over HTTP. May use `platform.ops`.
@NullMarked
package bellwether.platform.ops.http;

import org.jspecify.annotations.NullMarked;
