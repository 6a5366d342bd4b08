package bellwether.market;

import java.util.List;

/// One symbol's stored bars, all of one version.
///
/// @param ticker in capital letters
/// @param dataVersion moves by one with every transaction that changes the symbol's bars
/// @param sources where the bars come from, in the order of their use
/// @param synthetic whether the bars are invented
public record History(
        String ticker,
        long symbolId,
        long dataVersion,
        List<String> sources,
        boolean synthetic,
        Bars bars) {
    public History {
        sources = List.copyOf(sources);
    }

    /// With the newest `count` bars only.
    History last(int count) {
        return new History(ticker, symbolId, dataVersion, sources, synthetic, bars.last(count));
    }
}
