/// Keeping histories up to date: one job per exchange after each of its sessions, and jobs on
/// demand. May use `feeds`, `bars`, `symbols`, `calendar`, `platform`.
@NullMarked
package bellwether.market.refresh;

import org.jspecify.annotations.NullMarked;
