/// What one symbol's bars say on one date: voters, profiles, score, verdict and plan, and the job
/// that works them out for many symbols. May use `calendar`, `ta`, `market`, `jobs`, `db` and
/// `web`.
@NullMarked
package bellwether.analysis;

import org.jspecify.annotations.NullMarked;
