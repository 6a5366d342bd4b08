/// Keeping histories up to date: one job per exchange after each of its sessions, and jobs on
/// demand. May use `calendar`, `market`, `providers`, `jobs` and `web`.
@NullMarked
package bellwether.refresh;

import org.jspecify.annotations.NullMarked;
