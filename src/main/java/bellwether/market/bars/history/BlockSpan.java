package bellwether.market.bars.history;

import bellwether.market.symbols.Timeframe;
import java.util.List;

/// Which stored bars of a symbol are needed: those of a span of time, both ends included, and the
/// two on either side of some moments.
public record BlockSpan(
        long symbolId, Timeframe timeframe, long first, long last, List<Long> moments) {
    public BlockSpan {
        moments = List.copyOf(moments);
    }
}
