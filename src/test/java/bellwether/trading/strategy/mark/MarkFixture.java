package bellwether.trading.strategy.mark;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.QuotedPrice;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.StrategyFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Mark workers over prices that a test states. It is Friday, 27 November 2026.
final class MarkFixture implements MarkSources, AutoCloseable {
    static final LocalDate DAY = LocalDate.parse("2026-11-25");

    final StrategyFixture trading = new StrategyFixture();
    final Calendars calendars = new Calendars(() -> trading.now);
    final Map<String, QuotedPrice> quotes = new ConcurrentHashMap<>();
    final Map<String, LegPrice> closes = new ConcurrentHashMap<>();
    final Set<String> split = ConcurrentHashMap.newKeySet();
    private final AtomicInteger orders = new AtomicInteger();

    MarkWorker worker(String holder) {
        return worker(holder, this);
    }

    MarkWorker worker(String holder, MarkSources sources) {
        return new MarkWorker(
                trading.jdbi(),
                new Duties(trading.jdbi(), holder),
                sources,
                new MarkPrices(sources, Duration.ofMillis(400)),
                () -> trading.now);
    }

    /// A portfolio whose strategy holds so many shares, bought at 10.
    Strategy holding(String name, Map<String, Integer> shares) {
        Portfolio portfolio = trading.portfolio(name);
        Strategy strategy = trading.strategy(portfolio, name, null);
        shares.forEach((symbol, count) -> trade(strategy, symbol, count, 10, 1));
        return strategy;
    }

    void trade(Strategy strategy, String symbol, int shares, double price, int bar) {
        trading.accounts.change(
                "ann",
                strategy.portfolio(),
                account -> {
                    account.mark(new SymbolMark(symbol, BigDecimal.TEN, DAY.minusDays(1), 1));
                    account.accept(
                            Order.of(
                                    "o" + orders.incrementAndGet(),
                                    new PositionKey(strategy.id().toString(), symbol),
                                    shares > 0 ? OrderSide.BUY : OrderSide.SELL,
                                    OrderSize.shares(Math.abs(shares)),
                                    OrderType.market()),
                            bar * 100L,
                            DAY);
                    return account.step(
                            TapeStep.daily(bar * 100L, DAY, List.of(bar(symbol, price))));
                });
    }

    private static TapeBar bar(String symbol, double price) {
        return new TapeBar(symbol, price, price + 1, price - 1, price, 1e6, null);
    }

    void quote(String symbol, String price) {
        quote(symbol, price, Duration.ofSeconds(30));
    }

    void quote(String symbol, String price, Duration age) {
        quotes.put(symbol, new QuotedPrice(new BigDecimal(price), trading.now.minus(age)));
    }

    void close(String symbol, String price) {
        closes.put(
                symbol,
                new LegPrice(
                        new BigDecimal(price),
                        Instant.parse("2026-11-25T21:00:00Z"),
                        LocalDate.parse("2026-11-25")));
    }

    List<StrategyMark> marks(Strategy strategy) {
        MarkSpan all = new MarkSpan(Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z"), 1000);
        return trading.jdbi().withHandle(h -> new MarkDao().points(h, strategy.id(), all));
    }

    @Override
    public Optional<QuotedPrice> quote(String symbol) {
        return Optional.ofNullable(quotes.get(symbol));
    }

    @Override
    public Optional<LegPrice> lastClose(String symbol, Instant now) {
        return Optional.ofNullable(closes.get(symbol));
    }

    @Override
    public TradingCalendar calendar(String symbol) {
        return calendars.of(symbol);
    }

    @Override
    public BigDecimal priceUnit(String symbol) {
        return BigDecimal.ONE;
    }

    @Override
    public boolean isSplitBetween(String symbol, LocalDate after, LocalDate upTo) {
        return split.contains(symbol);
    }

    @Override
    public void close() {
        trading.close();
    }
}
