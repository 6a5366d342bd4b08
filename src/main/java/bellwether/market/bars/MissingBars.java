package bellwether.market.bars;

import bellwether.market.symbols.Timeframe;
import java.util.List;
import java.util.stream.Collectors;

/// Says that bars of one timeframe are missing, and which others are there, so that nobody takes a
/// symbol without days for one without prices.
public final class MissingBars {
    private MissingBars() {}

    /// A sentence.
    ///
    /// @param there timeframes in which there are bars of it, stored or put together
    public static String words(String ticker, Timeframe wanted, List<Timeframe> there) {
        List<Timeframe> others = there.stream().filter(one -> one != wanted).toList();
        return others.isEmpty()
                ? "No prices for %s are stored.".formatted(ticker)
                : "No %s bars for %s are stored; there are bars of %s."
                        .formatted(
                                wanted.code(),
                                ticker,
                                others.stream()
                                        .map(Timeframe::code)
                                        .collect(Collectors.joining(", ")));
    }
}
