package bellwether.market.bars.history;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a bar is shown on a page.
///
/// @param names of the sources, by number
record PageRow(Timeframe timeframe, TradingCalendar calendar, Map<Integer, String> names) {
    StockBars.DatedBar of(DerivedBars made, int i) {
        Bars bars = made.bars();
        double volume = bars.volume()[i];
        Instant begin = Instant.ofEpochSecond(bars.time()[i]);
        boolean within = timeframe.isIntraday();
        LocalDate date = within ? calendar.day(begin) : Timeframe.date(bars.time()[i]);
        @Nullable Instant time = within ? begin : null;
        return new StockBars.DatedBar(
                date,
                time,
                bars.open()[i],
                bars.high()[i],
                bars.low()[i],
                bars.close()[i],
                Double.isNaN(volume) ? null : volume,
                made.source(i, names),
                made.isPartial(i));
    }
}
