package bellwether.trading.portfolio.performance;

import bellwether.market.symbols.Stock;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// The sectors that are stated of symbols, by their tickers. Those of which none is are absent.
public final class MarketSectors implements Function<Collection<String>, Map<String, String>> {
    private final SymbolDirectory symbols;

    public MarketSectors(SymbolDirectory symbols) {
        this.symbols = symbols;
    }

    @Override
    public Map<String, String> apply(Collection<String> tickers) {
        Map<String, String> sectors = new HashMap<>();
        for (String ticker : tickers) {
            Ticker.of(ticker)
                    .flatMap(symbols::find)
                    .map(Stock::sector)
                    .ifPresent(sector -> sectors.put(ticker, sector));
        }
        return sectors;
    }
}
