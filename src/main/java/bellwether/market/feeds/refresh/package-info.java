/// Keeping histories up to date: one job per exchange after each of its sessions, and jobs on
/// demand. May use `market.feeds`, `platform.jobs`.
@NullMarked
package bellwether.market.feeds.refresh;

import org.jspecify.annotations.NullMarked;
