package bellwether.market.symbols;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import org.jdbi.v3.core.Handle;

/// Says that there is no such symbol, and which may have been meant.
public final class UnknownSymbol {
    private UnknownSymbol() {}

    public static Refusal refusal(Handle handle, Ticker ticker) {
        String meant =
                DidYouMean.among(new SymbolDao().tickers(handle), ticker.name())
                        .map(name -> " Did you mean " + name + "?")
                        .orElse("");
        return Refusal.notFound(
                "unknown_symbol", "Unknown symbol %s.%s".formatted(ticker, meant));
    }
}
