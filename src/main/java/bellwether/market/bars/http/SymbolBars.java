package bellwether.market.bars.http;

import bellwether.market.bars.Bars;
import bellwether.market.bars.history.DerivedBars;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One symbol's bars within a span of time, all of one version.
///
/// @param from the place of the first of them among those that were made
/// @param to behind the last of them
/// @param names of the sources, by number
record SymbolBars(Head head, DerivedBars made, int from, int to, Map<Integer, String> names) {

    /// What is true of all of them.
    ///
    /// @param askedAs the former name that they were asked for by; null when that is the present
    ///   one
    /// @param madeFrom the stored timeframe that they were put together from; null when they are
    ///   stored as they are
    /// @param zone by whose clock their days begin; UTC for bars that are dated by days
    record Head(
            String ticker,
            @Nullable String askedAs,
            boolean synthetic,
            long dataVersion,
            @Nullable Timeframe madeFrom,
            ZoneId zone) {}

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
            Instant time,
            boolean partial,
            @Nullable String madeFrom) {}

    TickerBar bar(int place) {
        Bars bars = made.bars();
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
                time(place),
                isPartial(place),
                head.madeFrom() == null ? null : head.madeFrom().code());
    }

    LocalDate date(int place) {
        return LocalDate.ofInstant(time(place), head.zone());
    }

    /// When it began; of a day, 00:00 UTC.
    Instant time(int place) {
        return Instant.ofEpochSecond(made.bars().time()[place]);
    }

    String source(int place) {
        return made.source(place, names);
    }

    /// Whether it may still change.
    boolean isPartial(int place) {
        return made.isPartial(place);
    }
}
