/// Maintenance: what is due once a night, as a job that one process makes and any may do, or at
/// once by command. What there is to do, each room says itself. May use `jobs`, and helpers of `db`
/// and `web`.
@NullMarked
package bellwether.upkeep;

import org.jspecify.annotations.NullMarked;
