package bellwether.market;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One symbol's bars within a span of time, all of one version.
///
/// @param from the place of the first of them in the block
/// @param to behind the last of them
/// @param names of the sources, by number
record SymbolBars(Head head, Block block, int from, int to, Map<Integer, String> names) {

    /// What is true of all of them.
    record Head(long symbolId, String ticker, boolean synthetic, long dataVersion) {}

    /// A bar with everything that is to be known of it.
    record TickerBar(
            String ticker,
            LocalDate date,
            double open,
            double high,
            double low,
            double close,
            @Nullable Double volume,
            String source) {}

    TickerBar bar(int place) {
        Bars bars = block.bars();
        double volume = bars.volume()[place];
        return new TickerBar(
                head.ticker(),
                date(place),
                bars.open()[place],
                bars.high()[place],
                bars.low()[place],
                bars.close()[place],
                Double.isNaN(volume) ? null : volume,
                source(place));
    }

    LocalDate date(int place) {
        return Timeframe.date(block.bars().time()[place]);
    }

    String source(int place) {
        return names.getOrDefault(block.sources()[place], "unknown");
    }
}
