/// Health, readiness and the event log. May use `db` and `web`.
@NullMarked
package bellwether.ops;

import org.jspecify.annotations.NullMarked;
