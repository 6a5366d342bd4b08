/// How much a caller may ask: rates, quotas, shares, wrong keys; counted in memory or, over several
/// instances, in Redis. May use `platform.http`, `problem`.
@NullMarked
package bellwether.platform.http.limits;

import org.jspecify.annotations.NullMarked;
