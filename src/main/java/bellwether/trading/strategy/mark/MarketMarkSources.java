package bellwether.trading.strategy.mark;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.Split;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.money.PriceUnit;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.QuotedPrice;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Marks from providers' quotes and stored bars. What is stored of a symbol is read again after a
/// few minutes.
public final class MarketMarkSources implements MarkSources {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private final Market market;
    private final QuoteSource quotes;
    private final Cache<String, Facts> known =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterWrite(KEPT)
                    .executor(Runnable::run)
                    .build();

    public MarketMarkSources(Market market, QuoteSource quotes) {
        this.market = market;
        this.quotes = quotes;
    }

    /// What marks need of a symbol.
    ///
    /// @param days newest last, as they were traded; few
    private record Facts(
            TradingCalendar calendar, Optional<PriceUnit> unit, Bars days, List<Split> splits) {}

    @Override
    public Optional<QuotedPrice> quote(String symbol) throws InterruptedException {
        Optional<Ticker> ticker = Ticker.of(symbol);
        return ticker.isPresent() && quotes.isConfigured()
                ? quotes.quote(ticker.get())
                : Optional.empty();
    }

    @Override
    public Optional<LegPrice> lastClose(String symbol, Instant now) {
        Facts facts = facts(symbol);
        LocalDate session = facts.calendar.lastCompletedSession(now);
        for (int bar = facts.days.size() - 1; bar >= 0; bar--) {
            if (Timeframe.date(facts.days.time()[bar]).equals(session)) {
                double close = facts.days.close()[bar];
                return close > 0
                        ? Optional.of(
                                new LegPrice(
                                        BigDecimal.valueOf(close),
                                        facts.calendar.close(session),
                                        session))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public TradingCalendar calendar(String symbol) {
        return facts(symbol).calendar;
    }

    @Override
    public BigDecimal priceUnit(String symbol) {
        return facts(symbol).unit.filter(PriceUnit::isHundredth).isPresent()
                ? HUNDREDTH
                : BigDecimal.ONE;
    }

    @Override
    public boolean isSplitBetween(String symbol, LocalDate after, LocalDate upTo) {
        return facts(symbol).splits.stream()
                .map(Split::exDate)
                .anyMatch(day -> day.isAfter(after) && !day.isAfter(upTo));
    }

    private Facts facts(String symbol) {
        return known.get(symbol, this::read);
    }

    private Facts read(String symbol) {
        Optional<History> history =
                market.loadRawLast(List.of(symbol), Timeframe.DAY, 5).stream().findFirst();
        return new Facts(
                market.calendar(symbol),
                Ticker.of(symbol)
                        .flatMap(market.symbols()::find)
                        .map(Stock::currency)
                        .flatMap(PriceUnit::of),
                history.map(History::bars).orElse(Bars.room(0)),
                history.map(History::splits).orElse(List.of()));
    }
}
