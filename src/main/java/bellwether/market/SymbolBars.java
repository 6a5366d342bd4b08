package bellwether.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One symbol's bars within a span of time, all of one version.
///
/// @param from the place of the first of them in the block
/// @param to behind the last of them
/// @param names of the sources, by number
record SymbolBars(Head head, Block block, int from, int to, Map<Integer, String> names) {

    /// What is true of all of them.
    ///
    /// @param zone by whose clock their days begin; UTC for bars that are dated by days
    record Head(long symbolId, String ticker, boolean synthetic, long dataVersion, ZoneId zone) {}

    /// A bar with everything that is to be known of it.
    record TickerBar(
            String ticker,
            LocalDate date,
            double open,
            double high,
            double low,
            double close,
            @Nullable Double volume,
            String source,
            Instant time) {}

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
                source(place),
                time(place));
    }

    LocalDate date(int place) {
        return LocalDate.ofInstant(time(place), head.zone());
    }

    /// When it began; of a day, 00:00 UTC.
    Instant time(int place) {
        return Instant.ofEpochSecond(block.bars().time()[place]);
    }

    String source(int place) {
        return names.getOrDefault(block.sources()[place], "unknown");
    }
}
