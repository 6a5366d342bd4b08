/// Evaluates screens: over sheets at once, over stored bars as a job, and in sweeps. May use the
/// module's values, `sheet`, `store` and `near`.
@NullMarked
package bellwether.research.screen.work;

import org.jspecify.annotations.NullMarked;
