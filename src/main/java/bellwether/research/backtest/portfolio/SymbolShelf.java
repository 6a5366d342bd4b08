package bellwether.research.backtest.portfolio;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Symbols whose bars are in memory and that are not held any more: those that were used last stay,
/// as they are often used again.
final class SymbolShelf {
    /// All of them have no more bars than this, at about 100 bytes each.
    private static final int MOST_BARS = 500_000;

    private final PortfolioPlan plan;
    private final PortfolioSource source;
    private final Map<String, LoadedSymbol> shelf = new LinkedHashMap<>();
    private int bars;

    SymbolShelf(PortfolioPlan plan, PortfolioSource source) {
        this.plan = plan;
        this.source = source;
    }

    LoadedSymbol take(ScannedSymbol symbol) {
        LoadedSymbol known = shelf.remove(symbol.ticker);
        if (known != null) {
            bars -= symbol.end;
            return known;
        }
        PortfolioSymbol loaded =
                source.load(symbol.ticker)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        symbol.ticker + " had bars before and has none now"));
        return new LoadedSymbol(symbol, loaded, plan);
    }

    void put(LoadedSymbol symbol) {
        shelf.put(symbol.scanned.ticker, symbol);
        bars += symbol.scanned.end;
        Iterator<LoadedSymbol> oldest = shelf.values().iterator();
        while (bars > MOST_BARS && oldest.hasNext()) {
            bars -= oldest.next().scanned.end;
            oldest.remove();
        }
    }
}
