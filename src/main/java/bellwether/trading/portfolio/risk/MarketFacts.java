package bellwether.trading.portfolio.risk;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.volatility.Atr;
import bellwether.trading.execution.Prices;
import bellwether.trading.portfolio.TradedSymbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// What the stored market knows of symbols, read within a transaction. Prices are in the shares of
/// the newest bar.
public final class MarketFacts implements TradeFacts {
    private static final int PERIOD = 14;

    /// As many daily bars as let the first one count for nothing.
    private static final int RANGE_BARS = 250;

    private final Handle transaction;
    private final Market market;
    private final InstantSource clock;

    public MarketFacts(Handle transaction, Market market, InstantSource clock) {
        this.transaction = transaction;
        this.market = market;
        this.clock = clock;
    }

    @Override
    public Optional<BigDecimal> price(String ticker) {
        Bars days = days(ticker, 3);
        Bars newest = days.size() == 0 ? withinTheDay(ticker) : days;
        return newest.size() == 0
                ? Optional.empty()
                : Optional.of(Prices.exact(newest.close()[newest.size() - 1]));
    }

    /// Of a symbol without finished days: those of the shortest timeframe that is stored.
    private Bars withinTheDay(String ticker) {
        TradingCalendar calendar = market.calendar(transaction, ticker);
        return TradedSymbols.INTRADAY.stream()
                .map(timeframe ->
                        newest(ticker, timeframe, 2).finished(timeframe, calendar, clock.instant()))
                .filter(bars -> bars.size() > 0)
                .findFirst()
                .orElse(Bars.room(0));
    }

    @Override
    public Optional<LocalDate> priceDay(String ticker) {
        Bars days = days(ticker, 3);
        if (days.size() > 0) {
            return Optional.of(Timeframe.date(days.time()[days.size() - 1]));
        }
        Bars within = withinTheDay(ticker);
        return within.size() == 0
                ? Optional.empty()
                : Optional.of(
                        market.calendar(transaction, ticker)
                                .sessionOfBar(
                                        Instant.ofEpochSecond(within.time()[within.size() - 1])));
    }

    @Override
    public Optional<LocalDate> rangeDay(String ticker) {
        Bars days = days(ticker, PERIOD + 1);
        return days.size() <= PERIOD
                ? Optional.empty()
                : Optional.of(Timeframe.date(days.time()[days.size() - 1]));
    }

    @Override
    public Optional<BigDecimal> averageRange(String ticker) {
        Bars days = days(ticker, RANGE_BARS);
        int last = days.size() - 1;
        if (last < PERIOD) {
            return Optional.empty();
        }
        double[] ranges = new double[days.size()];
        Atr.compute(
                new Series(
                        days.open(),
                        days.high(),
                        days.low(),
                        days.close(),
                        days.volume(),
                        days.size()),
                PERIOD,
                ranges);
        return Double.isFinite(ranges[last])
                ? Optional.of(Prices.exact(ranges[last]))
                : Optional.empty();
    }

    @Override
    public Optional<String> sector(String ticker) {
        return Optional.ofNullable(sectors(Set.of(ticker)).get(ticker));
    }

    @Override
    public Map<String, String> sectors(Set<String> tickers) {
        return market.symbols().sectors(transaction, tickers);
    }

    @Override
    public List<MinuteBar> minutes(String ticker, int most) {
        Bars bars = newest(ticker, Timeframe.MINUTE, most);
        return IntStream.range(0, bars.size())
                .mapToObj(i -> new MinuteBar(bars.high()[i], bars.low()[i], bars.close()[i]))
                .toList();
    }

    private Bars days(String ticker, int most) {
        return newest(ticker, Timeframe.DAY, most + 1)
                .finished(Timeframe.DAY, market.calendar(transaction, ticker), clock.instant());
    }

    private Bars newest(String ticker, Timeframe timeframe, int most) {
        return market.loadLast(transaction, List.of(ticker), timeframe, most).stream()
                .findFirst()
                .map(history -> history.bars())
                .orElse(Bars.room(0));
    }
}
