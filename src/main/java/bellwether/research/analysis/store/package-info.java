/// Analyses and profiles as they are stored, the job that makes them, and their proof. May use
/// `research.analysis` and its parts.
@NullMarked
package bellwether.research.analysis.store;

import org.jspecify.annotations.NullMarked;
