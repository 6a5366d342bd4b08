/// Voters, profiles, score, verdict and plan; the analysis job and its results. May use `ta`,
/// `market`, `jobs`, `db` and `web`.
@NullMarked
package bellwether.analysis;

import org.jspecify.annotations.NullMarked;
