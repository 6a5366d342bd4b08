/// What is due once a night, as a job that one process makes and any may do, or at once by command.
/// What there is to do, each module says itself. May use `base`, `db`, `loops`, `http`, `jobs`.
@NullMarked
package bellwether.platform.maintenance;

import org.jspecify.annotations.NullMarked;
