package bellwether.market.imports;

import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.symbols.Timeframe;
import java.util.List;

/// The packed bytes of some symbols, read and not looked at: the floor under any analysis.
public final class RawReading {
    private RawReading() {}

    /// How many bytes there were.
    public static long read(Market market, List<String> tickers) {
        return market.packed(tickers, Timeframe.DAY).stream().mapToLong(PackedHistory::bytes).sum();
    }
}
