package bellwether.research.screen.sheet;

import bellwether.market.symbols.Timeframe;
import java.util.Collection;
import java.util.List;

/// Where sheets are stored.
public interface SheetSource {
    /// All symbols with bars of a timeframe, by ticker.
    List<SymbolState> states(Timeframe timeframe);

    /// The sheets of these symbols as they are now; one that is gone is absent.
    List<PackedSheet> read(Timeframe timeframe, Collection<Long> symbols);
}
