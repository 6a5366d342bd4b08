package bellwether.trading.portfolio;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.SymbolMark;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Symbols as orders need them, read before an account is locked.
public final class TradedSymbols {
    /// The timeframes within a day that are stored, the shortest first.
    public static final List<Timeframe> INTRADAY =
            Arrays.stream(Timeframe.values())
                    .filter(timeframe -> timeframe.isIntraday() && timeframe.isStored())
                    .sorted(Comparator.comparingInt(Timeframe::seconds))
                    .toList();

    private final Market market;
    private final int staleSessions;
    private final InstantSource clock;

    /// @param staleSessions after how many sessions prices are too old to open at
    public TradedSymbols(Market market, int staleSessions, InstantSource clock) {
        this.market = market;
        this.staleSessions = staleSessions;
        this.clock = clock;
    }

    /// The symbol of a ticker, or of a former name.
    ///
    /// @throws Refusal where it is not known
    public TradedSymbol find(String ticker) {
        Ticker name =
                Ticker.of(ticker)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "/ticker", "must be a ticker such as AAPL, was " + ticker));
        Stock stock = market.symbols().find(name).orElseThrow(() -> market.symbols().unknown(name));
        TradingCalendar calendar = market.calendar(stock);
        Optional<SymbolMark> lastClose = lastClose(stock.ticker(), calendar);
        return new TradedSymbol(
                stock.ticker(),
                Optional.ofNullable(stock.units().moneyCurrency()).orElse(""),
                calendar,
                lastClose,
                stock.stored().synthetic()
                        ? Optional.of(PriceDoubt.SYNTHETIC)
                        : lastClose
                                .filter(close -> isStale(stock.ticker(), close.date(), calendar))
                                .map(_ -> PriceDoubt.STALE));
    }

    /// By its daily bars and, where these are old, by those within the day.
    private boolean isStale(String ticker, LocalDate lastDay, TradingCalendar calendar) {
        return isOld(lastDay, calendar)
                && Stream.of(Timeframe.values())
                        .filter(Timeframe::isIntraday)
                        .flatMap(timeframe ->
                                market.loadRawLast(List.of(ticker), timeframe, 1).stream())
                        .map(History::bars)
                        .filter(bars -> bars.size() > 0)
                        .map(bars -> Instant.ofEpochSecond(bars.time()[bars.size() - 1]))
                        .allMatch(last -> isOld(calendar.day(last), calendar));
    }

    private boolean isOld(LocalDate day, TradingCalendar calendar) {
        return calendar.isOlder(day, calendar.lastCompletedSession(clock.instant()), staleSessions);
    }

    /// When a symbol trades.
    public TradingCalendar calendar(String ticker) {
        return market.calendar(ticker);
    }

    private Optional<SymbolMark> lastClose(String ticker, TradingCalendar calendar) {
        return market.loadRawLast(List.of(ticker), Timeframe.DAY, 3).stream()
                .findFirst()
                .map(History::bars)
                .map(bars -> bars.finished(Timeframe.DAY, calendar, clock.instant()))
                .filter(bars -> bars.size() > 0)
                .map(bars -> mark(ticker, bars, calendar))
                .or(() -> lastWithinADay(ticker, calendar));
    }

    /// Of a symbol without finished days.
    private Optional<SymbolMark> lastWithinADay(String ticker, TradingCalendar calendar) {
        for (Timeframe timeframe : INTRADAY) {
            Optional<Bars> bars =
                    market.loadRawLast(List.of(ticker), timeframe, 2).stream()
                            .findFirst()
                            .map(History::bars)
                            .map(found -> found.finished(timeframe, calendar, clock.instant()))
                            .filter(found -> found.size() > 0);
            if (bars.isPresent()) {
                int last = bars.get().size() - 1;
                long time = bars.get().time()[last];
                return Optional.of(
                        new SymbolMark(
                                ticker,
                                Prices.exact(bars.get().close()[last]),
                                calendar.sessionOfBar(Instant.ofEpochSecond(time)),
                                time));
            }
        }
        return Optional.empty();
    }

    static SymbolMark mark(String ticker, Bars bars, TradingCalendar calendar) {
        int last = bars.size() - 1;
        LocalDate date = Timeframe.date(bars.time()[last]);
        return new SymbolMark(
                ticker,
                Prices.exact(bars.close()[last]),
                date,
                calendar.open(date).getEpochSecond());
    }
}
