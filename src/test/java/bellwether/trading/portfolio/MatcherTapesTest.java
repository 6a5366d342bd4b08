package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.CorporateAction;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.matching.MatchedTapes;
import bellwether.trading.portfolio.matching.Matcher;
import bellwether.trading.portfolio.store.CancelDao;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tapes of minutes and of quotes, and what strategies decide on.
final class MatcherTapesTest {
    private final List<String> decided = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final PaperDesk desk =
            new PaperDesk("2026-03-02T12:00:00Z", new Recorded(), refusing());

    @AfterEach
    void close() {
        desk.close();
    }

    /// Wants 7777 shares at each bar.
    private final class Recorded implements BarSignals {
        @Override
        public List<Order> after(LockedAccount account, TapeStep step) {
            step.bars().forEach(bar -> decided.add(bar.symbol() + " " + step.date()));
            return step.bars().stream().map(TapeBar::symbol).map(this::order).toList();
        }

        private Order order(String symbol) {
            return Order.of(
                    "r1." + symbol,
                    new PositionKey("manual", symbol),
                    OrderSide.BUY,
                    OrderSize.shares(7777),
                    OrderType.market());
        }

        @Override
        public void refused(LockedAccount account, Order order, String reason) {
            refusals.add(order.id() + " " + reason);
        }
    }

    private static OrderGuard refusing() {
        return (account, order, check) -> {
            if (order.size().equals(OrderSize.shares(7777))) {
                throw Refusal.invalid("/size", "must be less");
            }
        };
    }

    @Test
    void eachSymbolIsDecidedOnAtItsNewestBarAndRefusalsAreSaid() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        desk.bars("BBB", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.buy(portfolio, "AAA", 1);
        desk.buy(portfolio, "BBB", 1);
        desk.bars("AAA", "2026-03-02,10,11,9,10,1000", "2026-03-03,10,11,9,10,1000");
        desk.bars("BBB", "2026-03-02,10,11,9,10,1000");
        desk.match("2026-03-03T23:30:00Z");
        assertEquals(List.of("BBB 2026-03-02", "AAA 2026-03-03"), decided);
        assertEquals(2, refusals.size());
        assertTrue(refusals.getFirst().contains("must be less"), refusals.getFirst());
    }

    private static String minutes(String begin, int price) {
        return "2026-03-02T%s:00Z,%d,%d,%d,%d,1000"
                .formatted(begin, price, price + 1, price - 1, price);
    }

    @Test
    void aSymbolThatTradesLittleKeepsOthersWaitingAQuarterOfAnHour() throws InterruptedException {
        desk.now = desk.now.plusSeconds(3 * 3600);
        desk.bars("AAA", minutes("14:30", 10), minutes("14:35", 10), minutes("14:40", 10));
        desk.bars("BBB", minutes("14:30", 20), minutes("14:35", 20), minutes("14:40", 20));
        Portfolio portfolio = desk.portfolio("10000", PortfolioTape.parse("5m").orElseThrow());
        desk.buy(portfolio, "AAA", 10);
        desk.buy(portfolio, "BBB", 10);
        desk.bars("AAA", minutes("15:05", 11), minutes("15:10", 11));
        assertEquals(0, desk.match("2026-03-02T15:24:59Z"));
        assertEquals(1, desk.match("2026-03-02T15:25:00Z"));
        assertEquals(List.of("AAA 10 at 11 on 2026-03-02"), desk.fills(portfolio));
    }

    @Test
    void aCancellationOnMinutesWaitsAQuarterOfAnHour() throws InterruptedException {
        desk.now = desk.now.plusSeconds(3 * 3600);
        desk.bars("AAA", minutes("14:30", 10), minutes("14:35", 10), minutes("14:40", 10));
        Portfolio portfolio = desk.portfolio("10000", PortfolioTape.parse("5m").orElseThrow());
        OrderRecord order = desk.buy(portfolio, "AAA", 10);
        desk.now = Instant.parse("2026-03-02T15:22:00Z");
        desk.desk.cancel(PaperDesk.OWNER, order.id());
        desk.match("2026-03-02T15:38:00Z");
        assertTrue(desk.order(order).status().state().isOpen(), "the bar of 15:20 may still come");
        Instant later = desk.now.plus(Duration.ofDays(31));
        assertEquals(0, pruned(later), "its order is open");
        desk.match("2026-03-02T15:42:00Z");
        assertEquals(OrderReason.REQUESTED, desk.order(order).status().reason());
        assertEquals(0, pruned(Instant.parse("2026-03-02T15:00:00Z")), "it is not old");
        assertEquals(1, pruned(later));
    }

    private int pruned(Instant before) {
        return desk.database.jdbi().withHandle(h -> new CancelDao().prune(h, before));
    }

    private OrderRecord atClose(Portfolio portfolio, String ticker) {
        return desk.place(
                portfolio, ticker, OrderSide.BUY, 10, OrderType.marketOnClose(), Bracket.NONE);
    }

    @Test
    void aSymbolThatGoesOnTradingKeepsNoOtherFromItsClose() throws InterruptedException {
        desk.now = Instant.parse("2026-03-02T20:57:00Z");
        desk.bars("AAA", minutes("20:45", 10), minutes("20:50", 10));
        desk.bars("BTC-USD", minutes("20:45", 20), minutes("20:50", 20));
        Portfolio portfolio = desk.portfolio("10000", PortfolioTape.parse("5m").orElseThrow());
        desk.now = Instant.parse("2026-03-02T20:50:00Z");
        atClose(portfolio, "AAA");
        OrderRecord coin = atClose(portfolio, "BTC-USD");
        desk.now = Instant.parse("2026-03-02T21:05:00Z");
        desk.bars("AAA", minutes("20:50", 10), minutes("20:55", 11));
        desk.bars("BTC-USD", minutes("20:55", 21), minutes("21:00", 22));
        desk.match("2026-03-02T21:06:00Z");
        assertEquals(List.of("AAA 10 at 11 on 2026-03-02"), desk.fills(portfolio));
        assertTrue(desk.order(coin).status().state().isOpen(), "its day ends at midnight");
    }

    @Test
    void theDayOfCurrenciesEndsAtMidnightInLondon() throws InterruptedException {
        desk.now = Instant.parse("2026-03-02T20:01:00Z");
        desk.bars("EURUSD=X", minutes("18:00", 10), minutes("19:00", 10));
        Portfolio portfolio = desk.portfolio("10000", PortfolioTape.parse("1h").orElseThrow());
        atClose(portfolio, "EURUSD=X");
        desk.now = Instant.parse("2026-03-03T00:01:00Z");
        desk.bars(
                "EURUSD=X",
                minutes("20:00", 11),
                minutes("21:00", 12),
                minutes("22:00", 13),
                minutes("23:00", 14));
        desk.match("2026-03-03T00:02:00Z");
        assertEquals(List.of("EURUSD=X 10 at 14 on 2026-03-02"), desk.fills(portfolio));
    }

    /// The exchange opens at 23:00 UTC of the day before.
    @Test
    void aSplitOfSydneyIsOfTheDayOfItsExchange() throws InterruptedException {
        desk.now = Instant.parse("2026-01-14T05:30:00Z");
        desk.bars(
                "XYZ.AX",
                IntStream.range(0, 12)
                        .mapToObj(
                                i -> "2026-01-14T04:%02d:00Z,100,101,99,100,1000".formatted(5 * i))
                        .toArray(String[]::new));
        Portfolio portfolio =
                desk.accounts.create(
                        PaperDesk.OWNER,
                        "sydney",
                        new PortfolioTerms(
                                "AUD",
                                PortfolioTape.parse("5m").orElseThrow(),
                                LotMethod.FIFO,
                                false,
                                "none",
                                false),
                        BigDecimal.valueOf(100_000));
        OrderRecord order =
                desk.place(
                        portfolio,
                        "XYZ.AX",
                        OrderSide.BUY,
                        10,
                        OrderType.limit(BigDecimal.valueOf(80)),
                        Bracket.NONE);
        desk.record("XYZ.AX", CorporateAction.split(LocalDate.of(2026, 1, 15), 2));
        desk.now = Instant.parse("2026-01-14T23:11:00Z");
        desk.bars(
                "XYZ.AX",
                "2026-01-14T23:00:00Z,50,51,49,50,1000",
                "2026-01-14T23:05:00Z,50,51,49,50,1000");
        desk.match("2026-01-14T23:12:00Z");
        OrderType.Limit type = (OrderType.Limit) desk.order(order).status().order().type();
        assertEquals(0, type.limit().compareTo(BigDecimal.valueOf(40)), type::toString);
    }

    @Test
    void portfoliosShareARoundOfQuotes() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        desk.quoted.put("AAA", BigDecimal.TEN);
        for (int i = 0; i < 3; i++) {
            Portfolio portfolio =
                    desk.accounts.create(
                            PaperDesk.OWNER,
                            "p" + i,
                            new PortfolioTerms(
                                    "USD",
                                    PortfolioTape.QUOTE,
                                    LotMethod.FIFO,
                                    false,
                                    "none",
                                    false),
                            BigDecimal.valueOf(1000));
            desk.buy(portfolio, "AAA", 1);
        }
        assertEquals(3, desk.match("2026-03-02T14:31:00Z"));
        assertEquals(List.of("AAA"), desk.asked);
    }

    /// Never answers before it is told to.
    private record SlowQuotes(CountDownLatch asked, CountDownLatch answered, Instant at)
            implements QuoteSource {
        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Duration patience() {
            return Duration.ofMinutes(2);
        }

        @Override
        public Optional<QuotedPrice> quote(Ticker ticker) throws InterruptedException {
            asked.countDown();
            answered.await();
            return Optional.of(new QuotedPrice(BigDecimal.TEN, at));
        }
    }

    private Matcher matcher(QuoteSource quotes, MatchedTapes tapes) {
        return desk.matcher(
                desk.duties,
                new Matcher.MatchRules(BarSignals.NONE, OrderGuard.NONE, quotes, tapes));
    }

    @Test
    void daysAreMatchedWhileQuotesAreWaitedFor() throws Exception {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio quoted = desk.portfolio("10000", PortfolioTape.QUOTE);
        desk.buy(quoted, "AAA", 1);
        Portfolio daily =
                desk.accounts.create(
                        PaperDesk.OWNER,
                        "daily",
                        new PortfolioTerms(
                                "USD", PortfolioTape.DAILY, LotMethod.FIFO, false, "none", false),
                        BigDecimal.valueOf(1000));
        desk.buy(daily, "AAA", 1);
        desk.bars("AAA", "2026-03-02,10,11,9,10,1000");
        desk.now = Instant.parse("2026-03-03T14:31:00Z");
        SlowQuotes slow = new SlowQuotes(new CountDownLatch(1), new CountDownLatch(1), desk.now);
        Duties.Held duty = desk.duties.take(Duty.MATCH).orElseThrow();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Integer> walked =
                    thread.submit(() -> matcher(slow, MatchedTapes.QUOTES).matchAll(duty));
            slow.asked.await();
            assertEquals(1, matcher(slow, MatchedTapes.BARS).matchAll(duty));
            assertEquals(List.of("AAA 1 at 10 on 2026-03-02"), desk.fills(daily));
            assertEquals(List.of(), desk.fills(quoted));
            slow.answered.countDown();
            assertEquals(1, walked.get());
        }
        assertEquals(List.of("AAA 1 at 10 on 2026-03-03"), desk.fills(quoted));
    }

    @Test
    void aSymbolWithoutDailyBarsIsQuoted() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000", PortfolioTape.QUOTE);
        OrderRecord order = desk.buy(portfolio, "AAA", 1);
        desk.database.jdbi().useHandle(h -> h.execute("delete from bar_block"));
        desk.quoted.put("AAA", BigDecimal.TEN);
        desk.match("2026-03-02T14:31:00Z");
        assertEquals(OrderState.FILLED, desk.order(order).status().state());
    }

    @Test
    void ordersEndWithoutAQuote() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000", PortfolioTape.QUOTE);
        desk.quoted.put("AAA", BigDecimal.TEN);
        OrderRecord dated =
                desk.limit(
                        portfolio,
                        "AAA",
                        1,
                        "5",
                        new TimeInForce.GoodTillDate(LocalDate.of(2026, 3, 2)));
        OrderRecord today = desk.limit(portfolio, "AAA", 1, "5", TimeInForce.DAY);
        desk.match("2026-03-02T14:31:00Z");
        desk.quoted.clear();
        desk.match("2026-03-03T04:59:00Z");
        assertTrue(desk.order(dated).status().state().isOpen(), "it is still that day there");
        desk.match("2026-03-03T05:00:00Z");
        assertEquals(OrderReason.UNTIL_PASSED, desk.order(dated).status().reason());
        assertEquals(OrderReason.DAY_OVER, desk.order(today).status().reason());
    }

    @Test
    void aDelistedSymbolIsSettledAtItsLastQuote() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000", PortfolioTape.QUOTE);
        desk.quoted.put("AAA", new BigDecimal(11));
        desk.buy(portfolio, "AAA", 10);
        desk.match("2026-03-02T14:31:00Z");
        desk.quoted.clear();
        desk.database
                .jdbi()
                .useHandle(h ->
                        h.execute(
                                "update symbol set delisted = date '2026-03-03', updated_at = clock_timestamp()"));
        desk.match("2026-03-03T22:00:00Z");
        assertEquals(0, desk.held(portfolio, "AAA").signum());
        assertEquals(0, new BigDecimal(10000).compareTo(desk.cash(portfolio)));
    }
}
