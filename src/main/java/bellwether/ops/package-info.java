/// How the service is: health, metrics, the event log, reports of faults. May use `db`, `jobs`
/// (whose figures it shows) and `web`.
@NullMarked
package bellwether.ops;

import org.jspecify.annotations.NullMarked;
