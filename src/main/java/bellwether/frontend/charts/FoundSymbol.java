package bellwether.frontend.charts;

import bellwether.market.calendar.InstrumentKind;
import bellwether.market.symbols.Stock;

/// One of those that a search found.
record FoundSymbol(
        String symbol,
        String fullName,
        String description,
        String exchange,
        String ticker,
        String type) {
    static FoundSymbol of(Stock stock, InstrumentKind kind, String exchange) {
        return new FoundSymbol(
                stock.ticker(),
                stock.ticker(),
                UdfSymbol.description(stock),
                exchange,
                stock.ticker(),
                kind.code());
    }
}
