/// Durable background jobs: states, claims, runner, progress. Knows nothing about stocks. May use
/// `db` and `web`.
@NullMarked
package bellwether.jobs;

import org.jspecify.annotations.NullMarked;
