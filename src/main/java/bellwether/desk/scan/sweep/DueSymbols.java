package bellwether.desk.scan.sweep;

import bellwether.desk.scan.Scan;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Session;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which symbols a pass takes, and which of them have new bars.
public final class DueSymbols {
    /// After the close of a session, in which its last bars are stored.
    static final Duration AFTER_CLOSE = Duration.ofHours(2);

    private final Market market;
    private final Universes universes;
    private final List<Timeframe> timeframes;

    public DueSymbols(Market market, Universes universes, List<Timeframe> timeframes) {
        this.market = market;
        this.universes = universes;
        this.timeframes = List.copyOf(timeframes);
    }

    List<Timeframe> timeframes() {
        return timeframes;
    }

    /// A scan's next batch by ticker, going round.
    List<String> batch(Scan scan) {
        List<String> all = tickers(scan);
        if (scan.timing().sessionOnly()) {
            Instant now = market.now();
            Map<String, TradingCalendar> calendars = market.calendars(all);
            all =
                    all.stream()
                            .filter(ticker ->
                                    Optional.ofNullable(calendars.get(ticker))
                                            .filter(calendar -> isInSession(calendar, now))
                                            .isPresent())
                            .toList();
        }
        int most = scan.timing().batch().orElse(Integer.MAX_VALUE);
        return all.size() <= most ? all : round(all, scan.progress().position(), most);
    }

    /// A list that is gone, or a screen that can no longer be evaluated, has none.
    private List<String> tickers(Scan scan) {
        try {
            return List.copyOf(universes.tickers(scan.owner(), scan.universe()));
        } catch (Refusal refusal) {
            if (refusal.isTransient()) {
                throw refusal;
            }
            return List.of();
        }
    }

    private static List<String> round(List<String> all, String position, int most) {
        List<String> batch = new ArrayList<>();
        int first = 0;
        while (first < all.size() && all.get(first).compareTo(position) <= 0) {
            first++;
        }
        for (int i = 0; i < most; i++) {
            batch.add(all.get((first + i) % all.size()));
        }
        return batch;
    }

    private static boolean isInSession(TradingCalendar calendar, Instant now) {
        Optional<Session> session = calendar.session(calendar.day(now));
        return session.filter(today ->
                        !now.isBefore(today.opens())
                                && now.isBefore(today.complete().plus(AFTER_CLOSE)))
                .isPresent();
    }

    /// Those whose finished bars have moved since they were swept.
    List<String> moved(Timeframe timeframe, List<SweptDao.Standing> standing) {
        List<String> grown =
                standing.stream()
                        .filter(one -> !one.changed() && one.lastBar() > one.swept())
                        .map(SweptDao.Standing::ticker)
                        .toList();
        Map<String, TradingCalendar> calendars =
                grown.isEmpty() ? Map.of() : market.calendars(grown);
        Instant now = market.now();
        return standing.stream()
                .filter(one -> !one.resting())
                .filter(one ->
                        one.changed()
                                || (one.lastBar() > one.swept()
                                        && isFinished(timeframe, one, calendars, now)))
                .map(SweptDao.Standing::ticker)
                .toList();
    }

    private static boolean isFinished(
            Timeframe timeframe,
            SweptDao.Standing one,
            Map<String, TradingCalendar> calendars,
            Instant now) {
        TradingCalendar calendar = calendars.get(one.ticker());
        return calendar != null && !timeframe.isPartial(one.lastBar(), calendar, now);
    }
}
