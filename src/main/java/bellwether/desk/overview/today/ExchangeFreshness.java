package bellwether.desk.overview.today;

import bellwether.desk.overview.store.TodayDao;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How new the daily bars of each exchange are. Delisted symbols get no new ones and are left out.
///
/// @param synthetic symbols whose bars are invented, of which there are no newer ones
/// @param withoutDays symbols without daily bars
public record ExchangeFreshness(List<Exchange> items, int synthetic, int withoutDays) {
    public ExchangeFreshness {
        items = List.copyOf(items);
    }

    /// One exchange.
    ///
    /// @param exchange its market identifier code; null for symbols whose exchange is not known
    /// @param lastSession the last one that is completed
    /// @param current symbols with a bar of that session
    /// @param stale symbols whose bars are too old to trade at their prices
    /// @param certain whether the sessions since those bars are known; else weekdays were counted
    /// @param newest the day of the newest bar
    public record Exchange(
            @Nullable String exchange,
            @Nullable String name,
            LocalDate lastSession,
            int symbols,
            int current,
            int stale,
            boolean certain,
            LocalDate newest) {}

    /// @param staleSessions see [Exchange#stale()]
    static ExchangeFreshness of(TodayDao dao, Calendars calendars, Instant now, int staleSessions) {
        Map<TradingCalendar, FreshnessCount> counts = new LinkedHashMap<>();
        int synthetic = 0;
        int withoutDays = 0;
        for (TodayDao.Reach reach : dao.reaches()) {
            LocalDate last = reach.lastDay();
            LocalDate gone = reach.delisted();
            if (reach.synthetic()) {
                synthetic++;
            } else if (gone == null || gone.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
                withoutDays += last == null ? 1 : 0;
                if (last != null) {
                    TradingCalendar calendar =
                            calendars.of(reach.ticker(), Optional.ofNullable(reach.exchange()));
                    counts.computeIfAbsent(
                                    calendar,
                                    known -> new FreshnessCount(known, now, staleSessions))
                            .add(last);
                }
            }
        }
        List<Exchange> items = new ArrayList<>();
        counts.values().forEach(count -> items.add(count.shown()));
        items.sort(Comparator.comparingInt(Exchange::symbols).reversed());
        return new ExchangeFreshness(items, synthetic, withoutDays);
    }
}
