/// Health and readiness. May use `db` and `web`.
@NullMarked
package bellwether.ops;

import org.jspecify.annotations.NullMarked;
