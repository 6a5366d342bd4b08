package bellwether.research.backtest.report;

import java.util.List;

/// Where a result comes from, and how to get it again.
///
/// @param sources of the prices, a line each
/// @param synthetic some of the prices are made up
/// @param dataHash of the bars used
/// @param fingerprint of inputs and results
/// @param repeat the request or command that gives the same again
public record SheetOrigin(
        List<String> sources,
        boolean synthetic,
        String engine,
        String dataHash,
        String fingerprint,
        String repeat) {
    public SheetOrigin {
        sources = List.copyOf(sources);
    }
}
