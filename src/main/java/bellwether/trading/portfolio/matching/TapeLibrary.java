package bellwether.trading.portfolio.matching;

import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Session;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.portfolio.RateSource;
import bellwether.trading.portfolio.StoredRates;
import bellwether.trading.rules.RuleHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what accounts are walked with.
public final class TapeLibrary {
    /// Bars before the first that is wanted: with so many an average of Wilder's is what it is with
    /// all, to the last digit.
    static final int EARLIER = 500;

    private static final int STEP = 64;

    private final Market market;
    private final int mostBars;
    private final RateSource rates;

    public TapeLibrary(Market market) {
        this(market, TapeRound.MOST_BARS);
    }

    /// @param mostBars of all symbols together that are read at once
    TapeLibrary(Market market, int mostBars) {
        this.market = market;
        this.mostBars = mostBars;
        rates = new StoredRates(market);
    }

    /// Finished bars by ticker.
    ///
    /// @param finishesNext when the first of the bars is finished that are not yet
    /// @param window in which they are read
    record Tapes(Map<String, SymbolTape> all, Optional<Instant> finishesNext, TapeWindow window) {
        Tapes {
            all = Map.copyOf(all);
        }

        static final Tapes NONE = new Tapes(Map.of(), Optional.empty(), TapeWindow.OPEN);
    }

    /// The finished bars of a symbol.
    ///
    /// @param finishesNext when its next bar is finished, if that has begun
    record FinishedTape(SymbolTape tape, Optional<Instant> finishesNext) {}

    /// As many bars as there can be since a moment if it trades day and night, and those they rest
    /// on; rounded up, so that most ask for as many.
    static int newest(Timeframe timeframe, Instant from, Instant now) {
        long most = Duration.between(from, now).toSeconds() / timeframe.seconds() + 2 + EARLIER;
        return Math.toIntExact((most + STEP - 1) / STEP * STEP);
    }

    int mostBars() {
        return mostBars;
    }

    /// What a symbol without bars is walked with.
    SymbolTape withoutBars(String ticker) {
        return new SymbolTape(
                ticker,
                market.calendar(ticker),
                RuleHistory.of(Bars.room(0), Timeframe.DAY),
                List.of(),
                delisted(ticker));
    }

    /// The newest finished bars of symbols; a symbol without bars is absent. Some are read at a
    /// time, within the memory that all reads share, and no more is kept of each than the window.
    ///
    /// @param from of each symbol, when the first bar that is wanted begins
    List<FinishedTape> read(
            Map<String, Instant> from,
            Timeframe timeframe,
            int newest,
            TapeWindow window,
            Instant now) {
        List<FinishedTape> found = new ArrayList<>();
        for (HistoryPart part : market.parts(from.keySet(), timeframe, newest)) {
            try (MemoryBudget.Room _ = market.room(part, MemoryBudget.BACKGROUND)) {
                for (History history : market.loadRawLast(part.tickers(), timeframe, newest)) {
                    Instant first = from.getOrDefault(history.asked(), now);
                    found.add(finished(history, timeframe, window, first, now));
                }
            }
        }
        return found;
    }

    private FinishedTape finished(
            History history, Timeframe timeframe, TapeWindow window, Instant from, Instant now) {
        TradingCalendar calendar = market.calendar(history.ticker());
        Bars all = history.bars().finished(timeframe, calendar, now);
        Bars bars = window.of(all, from.getEpochSecond(), EARLIER);
        Optional<Instant> next =
                all.size() < history.bars().size()
                        ? Optional.of(end(history.bars().time()[all.size()], timeframe, calendar))
                        : Optional.empty();
        ZoneId zone = timeframe.isIntraday() ? calendar.zone() : ZoneOffset.UTC;
        RuleHistory rules = RuleHistory.of(bars, history.splits(), timeframe, zone).with(calendar);
        List<CorporateAction> actions = market.actions(history.symbolId());
        return new FinishedTape(
                new SymbolTape(
                        history.ticker(), calendar, rules, actions, delisted(history.ticker())),
                next);
    }

    private static Instant end(long time, Timeframe timeframe, TradingCalendar calendar) {
        return timeframe.isIntraday()
                ? Instant.ofEpochSecond(time).plusSeconds(timeframe.seconds())
                : calendar.session(Timeframe.date(time))
                        .map(Session::complete)
                        .orElse(calendar.close(Timeframe.date(time)));
    }

    private Optional<LocalDate> delisted(String ticker) {
        return Ticker.of(ticker).flatMap(market.symbols()::find).map(Stock::delisted);
    }

    /// When the bars of symbols, or what is stated of them, changed last.
    Map<String, Instant> changedAt(Collection<String> tickers) {
        return market.symbols().changedAt(tickers);
    }

    /// The stored rates of currencies on a day; one without a rate is left out.
    List<FxQuote> rates(Set<String> currencies, String into, LocalDate day) {
        return currencies.stream()
                .filter(currency -> !currency.equals(into))
                .flatMap(currency -> rates.rate(currency, into, day).stream())
                .toList();
    }

    /// What stored bars of a symbol are by now that fills were booked with: their hashes, by when
    /// they began. One that is not stored any more is absent.
    ///
    /// @param begins when they began
    Map<Long, String> hashes(
            String ticker, Timeframe timeframe, Collection<Long> begins, Instant now) {
        Instant from = Instant.ofEpochSecond(begins.stream().min(Long::compare).orElseThrow());
        int newest = newest(timeframe, from, now);
        Map<Long, String> hashes = new HashMap<>();
        for (FinishedTape each :
                read(Map.of(ticker, from), timeframe, newest, TapeWindow.OPEN, now)) {
            SymbolTape tape = each.tape();
            for (long begin : begins) {
                int bar = tape.at(begin);
                if (bar >= 0) {
                    hashes.put(begin, tape.hash(bar));
                }
            }
        }
        return hashes;
    }

    /// The date of a symbol's bar that began then.
    LocalDate date(String ticker, long begin) {
        return market.calendar(ticker).sessionOfBar(Instant.ofEpochSecond(begin));
    }

    /// Whether a symbol trades now.
    boolean trades(String ticker, Instant now) {
        TradingCalendar calendar = market.calendar(ticker);
        return calendar.session(calendar.day(now))
                .filter(session -> session.isOpenAt(now))
                .isPresent();
    }
}
