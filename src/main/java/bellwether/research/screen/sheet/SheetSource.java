package bellwether.research.screen.sheet;

import bellwether.market.symbols.Timeframe;
import java.util.Collection;
import java.util.List;

/// Where sheets are stored.
public interface SheetSource {
    /// Another whenever [#states(Timeframe)] would give something else: one number for them all, so
    /// that looking whether anything has changed costs a fraction of reading it.
    String fingerprint(Timeframe timeframe);

    /// All symbols with bars of a timeframe, by ticker.
    List<SymbolState> states(Timeframe timeframe);

    /// The sheets of these symbols as they are now; one that is gone is absent.
    List<PackedSheet> read(Timeframe timeframe, Collection<Long> symbols);
}
