/// Limits on what opens positions, checks before orders, sizes, and the halt of a portfolio. What
/// only reduces always passes.
@NullMarked
package bellwether.trading.portfolio.risk;

import org.jspecify.annotations.NullMarked;
