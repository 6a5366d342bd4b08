/// What a screen consists of, which symbols pass it, and how far from it the others are. Pure. May
/// use `trading.rules` and `platform.base`.
@NullMarked
package bellwether.research.screen.near;

import org.jspecify.annotations.NullMarked;
