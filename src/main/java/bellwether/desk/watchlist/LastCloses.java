package bellwether.desk.watchlist;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.Split;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The newest daily closes that are stored, of finished sessions, as they were traded.
final class LastCloses {
    /// Of the newest bars, at most the last may still change.
    private static final int BARS = 3;

    private final Market market;
    private final InstantSource clock;

    LastCloses(Market market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    /// By the tickers that are asked for, present or former names. One that has no finished daily
    /// bar is absent.
    Map<String, ClosePrice> of(Collection<String> tickers) {
        Map<String, ClosePrice> closes = new HashMap<>();
        if (tickers.isEmpty()) {
            return closes;
        }
        List<History> found = market.loadRawLast(tickers, Timeframe.DAY, BARS);
        Map<String, TradingCalendar> calendars =
                market.calendars(found.stream().map(History::ticker).toList());
        Instant now = clock.instant();
        for (History history : found) {
            TradingCalendar calendar = calendars.get(history.ticker());
            if (calendar != null) {
                put(closes, history, calendar.lastCompletedSession(now));
            }
        }
        return closes;
    }

    /// The splits that bars are adjusted for, by the tickers that are asked for.
    Map<String, List<Split>> splits(Collection<String> tickers) {
        Map<String, List<Split>> splits = new HashMap<>();
        if (!tickers.isEmpty()) {
            market.loadLast(tickers, Timeframe.DAY, BARS)
                    .forEach(history -> splits.put(history.asked(), history.splits()));
        }
        return splits;
    }

    private static void put(Map<String, ClosePrice> closes, History history, LocalDate completed) {
        Bars bars = history.bars();
        for (int bar = bars.size() - 1; bar >= 0; bar--) {
            LocalDate day = Timeframe.date(bars.time()[bar]);
            if (!day.isAfter(completed)) {
                ClosePrice price = ClosePrice.of(BigDecimal.valueOf(bars.close()[bar]), day);
                closes.put(history.asked(), price);
                closes.put(history.ticker(), price);
                return;
            }
        }
    }
}
