/// How the service is: health, metrics, the event log, reports of faults, the watchdog. May use
/// `base`, `db`, `loops`, `http`, `jobs`.
@NullMarked
package bellwether.platform.ops;

import org.jspecify.annotations.NullMarked;
