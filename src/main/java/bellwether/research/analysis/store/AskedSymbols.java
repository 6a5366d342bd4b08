package bellwether.research.analysis.store;

import bellwether.market.symbols.TickerList;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/// Which symbols an analysis job was asked for, in short: a universe, or the first tickers.
///
/// @param universe `all` or `synthetic`
/// @param tickers the first 20; empty for a universe
/// @param watchlist where the tickers are those of a list
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AskedSymbols(
        Optional<String> universe,
        Optional<List<String>> tickers,
        Optional<TickerList.Origin> watchlist) {
    private static final int MOST_SHOWN = 20;

    public static AskedSymbols ofUniverse(String name) {
        return new AskedSymbols(Optional.of(name), Optional.empty(), Optional.empty());
    }

    public static AskedSymbols of(List<String> tickers) {
        return of(tickers, Optional.empty());
    }

    /// The tickers of a list, if they are of one.
    public static AskedSymbols of(List<String> tickers, Optional<TickerList> list) {
        List<String> first = tickers.subList(0, Math.min(MOST_SHOWN, tickers.size()));
        return new AskedSymbols(
                Optional.empty(), Optional.of(List.copyOf(first)), list.map(TickerList::origin));
    }
}
