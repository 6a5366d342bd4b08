package bellwether.market.symbols;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/// Says that a symbol is not known, which may have been meant, and what to do.
public final class UnknownSymbol {
    private static final String NEXT =
            " Import its prices (./run.sh import FILE, or POST /api/v1/prices/import), or set PROVIDERS to have them fetched.";

    private UnknownSymbol() {}

    public static Refusal refusal(Handle handle, Ticker ticker) {
        return Refusal.notFound(
                "unknown_symbol",
                "Unknown symbol %s.%s"
                        .formatted(ticker, advice(new SymbolDao().tickers(handle), ticker.name())));
    }

    /// The end of a message about a symbol that is not known: the one that was probably meant, else
    /// where prices come from.
    public static String advice(Collection<String> known, String ticker) {
        return DidYouMean.among(known, ticker)
                .map(name -> " Did you mean " + name + "?")
                .orElse(NEXT);
    }
}
