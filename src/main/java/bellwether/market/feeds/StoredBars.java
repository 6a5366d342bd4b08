package bellwether.market.feeds;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.bars.SourcedHistory;
import bellwether.market.calendar.Exchange;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is stored of the symbols that are asked for, and how far it reaches.
final class StoredBars {
    private final Market market;
    private final InstantSource clock;

    StoredBars(Market market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    /// How far the bars of a symbol reach.
    ///
    /// @param bars the newest one alone; nothing when there is none
    /// @param unfinished whether that was stored before its session was over
    record Reach(
            Optional<History> bars, boolean unfinished, LocalDate lastSession, Exchange exchange) {
        /// What providers are asked for; empty where no provider can be.
        Optional<Instrument> instrument(String ticker) {
            return Ticker.of(ticker).flatMap(known -> Instrument.of(known, exchange));
        }

        boolean isStale() {
            return Freshness.isStale(bars, unfinished, lastSession);
        }

        LocalDate last() {
            Bars newest = bars.orElseThrow().bars();
            return FetchRequest.date(newest, newest.size() - 1);
        }
    }

    /// Of each ticker.
    Map<String, Reach> reach(Collection<String> tickers) {
        Map<String, History> newest = byTicker(market.loadLast(tickers, Timeframe.DAY, 1));
        Map<String, Instant> changed = market.symbols().changedAt(tickers);
        Map<String, TradingCalendar> calendars = market.calendars(tickers);
        Map<String, Reach> reach = new HashMap<>();
        calendars.forEach((ticker, calendar) -> {
            Optional<History> bars = Optional.ofNullable(newest.get(ticker));
            boolean unfinished =
                    bars.isPresent()
                            && Optional.ofNullable(changed.get(ticker))
                                    .filter(at -> calendar.isPartial(last(bars.get()), at))
                                    .isPresent();
            reach.put(
                    ticker,
                    new Reach(
                            bars,
                            unfinished,
                            calendar.lastCompletedSession(clock.instant()),
                            calendar.exchange()));
        });
        return reach;
    }

    private static LocalDate last(History history) {
        return FetchRequest.date(history.bars(), history.bars().size() - 1);
    }

    /// What to ask for.
    ///
    /// @param stale by their tickers
    /// @param day that of the caller
    List<FetchRequest> wanted(
            Map<String, Instrument> stale, Map<String, Reach> reach, LocalDate day) {
        Map<String, StoredCloses> stored = known(stale.keySet(), reach);
        Map<String, TradingCalendar> calendars = market.calendars(stale.keySet());
        List<FetchRequest> wanted = new ArrayList<>();
        calendars.forEach((ticker, calendar) -> {
            Reach far = Optional.ofNullable(reach.get(ticker)).orElseThrow();
            StoredCloses known = stored.getOrDefault(ticker, StoredCloses.NONE);
            wanted.add(
                    FetchRequest.of(
                            Optional.ofNullable(stale.get(ticker)).orElseThrow(),
                            new FetchRequest.Until(day, far.lastSession()),
                            calendar,
                            known));
        });
        return wanted;
    }

    private Map<String, StoredCloses> known(Collection<String> tickers, Map<String, Reach> reach) {
        Map<String, StoredCloses> known = new HashMap<>();
        for (HistoryPart part : market.parts(tickers, Timeframe.DAY)) {
            try (MemoryBudget.Room _ = market.room(part, MemoryBudget.BACKGROUND)) {
                for (SourcedHistory history :
                        market.loadSourced(part.tickers(), FetchRequest.NEWEST_BARS)) {
                    String ticker = history.raw().ticker();
                    Reach far = Optional.ofNullable(reach.get(ticker)).orElseThrow();
                    known.put(ticker, StoredCloses.of(history, far.unfinished()));
                }
            }
        }
        return known;
    }

    private static Map<String, History> byTicker(List<History> histories) {
        return histories.stream().collect(Collectors.toMap(History::ticker, Function.identity()));
    }
}
