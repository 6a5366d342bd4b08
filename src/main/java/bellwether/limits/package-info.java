/// Counts what callers ask, in memory or, over several instances, in Redis. May use `web`, whose
/// questions it answers.
@NullMarked
package bellwether.limits;

import org.jspecify.annotations.NullMarked;
