package bellwether.market.symbols;

import java.util.List;

/// A list of tickers as it was at one moment.
///
/// @param id such as `wl_3`
/// @param version moves with every change of the list
/// @param tickers present names, each once, in the list's order; also of symbols that are not
///   stored
public record TickerList(String id, String name, int version, List<String> tickers) {
    public TickerList {
        tickers = List.copyOf(tickers);
    }

    /// Which list it was, for those who keep that with what they made of it.
    public record Origin(String id, String name, int version) {}

    public Origin origin() {
        return new Origin(id, name, version);
    }
}
