package bellwether.market.symbols;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Says that a symbol is not known, which may have been meant, and what to do.
public final class UnknownSymbol {
    private static final String NEXT =
            " Import its prices (./run.sh import FILE, or POST /api/v1/prices/import), or set PROVIDERS to have them fetched.";

    private static final String MARKS = ".-=";
    private static final int MOST_MEANT = 3;

    private UnknownSymbol() {}

    public static Refusal refusal(Handle handle, Ticker ticker) {
        return Refusal.notFound(
                "unknown_symbol",
                "Unknown symbol %s.%s"
                        .formatted(ticker, advice(new SymbolDao().tickers(handle), ticker.name())));
    }

    /// The end of a message about a symbol that is not known: those that were probably meant, else
    /// where prices come from.
    public static String advice(Collection<String> known, String ticker) {
        List<String> elsewhere = elsewhere(known, ticker.toUpperCase(Locale.ROOT));
        if (!elsewhere.isEmpty()) {
            return " Did you mean " + String.join(" or ", elsewhere) + "?";
        }
        return DidYouMean.among(known, ticker)
                .map(name -> " Did you mean " + name + "?")
                .orElse(NEXT);
    }

    /// The same name with an exchange, a currency or the mark of an index: VOD.L, BTC-USD, ^GSPC.
    private static List<String> elsewhere(Collection<String> known, String ticker) {
        return known.stream()
                .filter(name ->
                        name.equals("^" + ticker)
                                || (name.length() > ticker.length()
                                        && name.startsWith(ticker)
                                        && MARKS.indexOf(name.charAt(ticker.length())) >= 0))
                .sorted()
                .limit(MOST_MEANT)
                .toList();
    }
}
