/// Paper strategies beside the same rules run over the stored bars: what differs, and why.
@NullMarked
package bellwether.research.backtest.drift;

import org.jspecify.annotations.NullMarked;
