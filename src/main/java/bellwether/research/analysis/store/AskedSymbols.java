package bellwether.research.analysis.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/// Which symbols an analysis job was asked for, in short: a universe, or the first of a list.
///
/// @param universe `all` or `synthetic`
/// @param tickers the first 20; empty for a universe
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AskedSymbols(Optional<String> universe, Optional<List<String>> tickers) {
    private static final int MOST_SHOWN = 20;

    public static AskedSymbols ofUniverse(String name) {
        return new AskedSymbols(Optional.of(name), Optional.empty());
    }

    public static AskedSymbols of(List<String> tickers) {
        List<String> first = tickers.subList(0, Math.min(MOST_SHOWN, tickers.size()));
        return new AskedSymbols(Optional.empty(), Optional.of(List.copyOf(first)));
    }
}
