package bellwether.desk.overview.quote;

import bellwether.market.bars.Market;
import bellwether.market.symbols.UnknownSymbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tickers of a request, and what their symbols are called now.
///
/// @param present by the names that were asked for; those of no symbol are absent
record AskedTickers(List<String> asked, Map<String, String> present) {
    AskedTickers {
        asked = List.copyOf(asked);
        present = Map.copyOf(present);
    }

    static AskedTickers of(Market market, List<String> asked) {
        return new AskedTickers(asked, market.symbols().presentNames(asked));
    }

    /// The present names, each once.
    List<String> known() {
        return asked.stream().filter(present::containsKey).map(this::name).distinct().toList();
    }

    String name(String ticker) {
        return present.getOrDefault(ticker, ticker);
    }

    /// The former name that a symbol was asked for by.
    @Nullable String askedAs(String ticker) {
        return name(ticker).equals(ticker) ? null : ticker;
    }

    /// What is said of those that are unknown.
    List<MissingTicker> unknown(Market market) {
        List<MissingTicker> missing = new ArrayList<>();
        List<String> all = null;
        for (String ticker : asked) {
            if (!present.containsKey(ticker)) {
                all = all == null ? market.symbols().tickers() : all;
                missing.add(
                        new MissingTicker(
                                ticker, "unknown symbol." + UnknownSymbol.advice(all, ticker)));
            }
        }
        return missing;
    }

    /// What is said of one without daily bars.
    static MissingTicker withoutDays(String ticker) {
        return new MissingTicker(
                ticker,
                "no daily bars are stored; GET /api/v1/stocks/%s/chart shows those within the day"
                        .formatted(ticker));
    }
}
