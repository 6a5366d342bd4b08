package bellwether.trading.portfolio.matching;

import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Session;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.portfolio.RateSource;
import bellwether.trading.portfolio.StoredRates;
import bellwether.trading.rules.RuleHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what accounts are walked with.
public final class TapeLibrary {
    /// Bars before the first that is wanted: with so many an average of Wilder's is what it is with
    /// all, to the last digit.
    private static final int EARLIER = 500;

    private static final int STEP = 64;

    private final Market market;
    private final RateSource rates;

    public TapeLibrary(Market market) {
        this.market = market;
        rates = new StoredRates(market);
    }

    /// Finished bars by ticker.
    ///
    /// @param finishesNext when the first of the bars is finished that are not yet
    record Tapes(Map<String, SymbolTape> all, Optional<Instant> finishesNext) {
        Tapes {
            all = Map.copyOf(all);
        }

        static final Tapes NONE = new Tapes(Map.of(), Optional.empty());
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

    /// What a symbol without bars is walked with.
    SymbolTape withoutBars(String ticker) {
        return new SymbolTape(
                ticker,
                market.calendar(ticker),
                RuleHistory.of(Bars.room(0), Timeframe.DAY),
                List.of(),
                delisted(ticker));
    }

    /// The newest finished bars of symbols; a symbol without bars is absent.
    List<FinishedTape> read(
            Collection<String> tickers, Timeframe timeframe, int newest, Instant now) {
        return market.loadRawLast(tickers, timeframe, newest).stream()
                .map(history -> finished(history, timeframe, now))
                .toList();
    }

    private FinishedTape finished(History history, Timeframe timeframe, Instant now) {
        TradingCalendar calendar = market.calendar(history.ticker());
        Bars bars = history.bars().finished(timeframe, calendar, now);
        Optional<Instant> next =
                bars.size() < history.bars().size()
                        ? Optional.of(end(history.bars().time()[bars.size()], timeframe, calendar))
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

    /// Whether a symbol trades now.
    boolean trades(String ticker, Instant now) {
        TradingCalendar calendar = market.calendar(ticker);
        return calendar.session(calendar.day(now))
                .filter(session -> session.isOpenAt(now))
                .isPresent();
    }
}
