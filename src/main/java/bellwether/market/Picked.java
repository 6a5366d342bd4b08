package bellwether.market;

import bellwether.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Picks those bars that were asked for, for a page.
///
/// @param names of the sources, by number
record Picked(BarQuery query, TradingCalendar calendar, Map<Integer, String> names) {
    List<StockBars.DatedBar> of(Made made) {
        List<StockBars.DatedBar> picked = new ArrayList<>();
        for (int i = 0; i < made.bars().size() && picked.size() < query.most(); i++) {
            long time = made.bars().time()[i];
            if (time >= query.from() && time <= query.to()) {
                picked.add(dated(made, i));
            }
        }
        return picked;
    }

    private StockBars.DatedBar dated(Made made, int i) {
        Bars bars = made.bars();
        double volume = bars.volume()[i];
        Instant begin = Instant.ofEpochSecond(bars.time()[i]);
        boolean within = query.view().timeframe().isIntraday();
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
