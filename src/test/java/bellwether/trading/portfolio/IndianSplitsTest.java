package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.CorporateAction;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.matching.SplitHold;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two for one, in prices as the exchange in Mumbai gave them: what is held, stops, targets, trails
/// and open orders go through it.
final class IndianSplitsTest {
    private static final BigDecimal CASH = new BigDecimal(10_000_000);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final Pattern CELL = Pattern.compile("\"([^\"]*)\"|([^,]+)");

    private final PaperDesk desk = new PaperDesk("2015-01-01T12:00:00Z");

    private String ticker = "";
    private List<Row> rows = List.of();
    private int split;
    private final Portfolio portfolio =
            desk.accounts.create(
                    PaperDesk.OWNER,
                    "rupees",
                    new PortfolioTerms(
                            "INR", PortfolioTape.DAILY, LotMethod.FIFO, false, "none", false),
                    CASH);

    @AfterEach
    void close() {
        desk.close();
    }

    private record Row(LocalDate date, String text, BigDecimal close) {
        static Row of(String line) {
            List<String> cells = new ArrayList<>();
            Matcher cell = CELL.matcher(line);
            while (cell.find()) {
                String quoted = cell.group(1);
                cells.add((quoted == null ? cell.group(2) : quoted).replace(",", ""));
            }
            String text =
                    String.join(
                            ",",
                            cells.get(0),
                            cells.get(2),
                            cells.get(3),
                            cells.get(4),
                            cells.get(7),
                            cells.get(11));
            return new Row(LocalDate.parse(cells.get(0)), text, new BigDecimal(cells.get(7)));
        }
    }

    /// What is open on the day before the split.
    private record Open(OrderRecord exits, OrderRecord limit, OrderRecord stop, OrderRecord trail) {
        List<OrderRecord> waiting() {
            return List.of(limit, stop, trail);
        }
    }

    /// Three sessions before the split a hundred shares are bought, and orders placed that a fall
    /// to the half, or prices that are not halved, would fill.
    private Open open(String symbol, LocalDate exDate) throws IOException, InterruptedException {
        ticker = symbol + ".NS";
        rows =
                Files.readAllLines(SharedData.require("prices/messy/nse-%s.csv".formatted(symbol)))
                        .stream()
                        .skip(1)
                        .map(Row::of)
                        .toList();
        split = rows.stream().map(Row::date).toList().indexOf(exDate);
        assertTrue(split > 0);
        store(split - 40, split - 3);
        BigDecimal price = rows.get(split - 3).close();
        OrderRecord entry =
                order(
                        OrderSide.BUY,
                        OrderType.market(),
                        Bracket.of(level(price, "0.8"), level(price, "1.3")));
        OrderRecord limit = order(OrderSide.BUY, OrderType.limit(part(price, "0.7")), Bracket.NONE);
        OrderRecord stop = order(OrderSide.BUY, OrderType.stop(part(price, "1.2")), Bracket.NONE);
        store(split - 2, split - 2);
        OrderRecord trail =
                order(
                        OrderSide.SELL,
                        OrderType.trailing(new Distance.Amount(part(price, "0.2"))),
                        Bracket.NONE);
        store(split - 1, split - 1);
        assertHeld(100);
        assertEquals(1, desk.fills(portfolio).size());
        return new Open(entry, limit, stop, trail);
    }

    private static BigDecimal part(BigDecimal price, String factor) {
        return price.multiply(new BigDecimal(factor));
    }

    private static ExitLevel level(BigDecimal price, String factor) {
        return ExitLevel.at(part(price, factor));
    }

    private OrderRecord order(OrderSide side, OrderType type, Bracket bracket) {
        return desk.place(portfolio, ticker, side, 100, type, bracket);
    }

    /// Stores bars of some days, and matches late on the last one.
    private void store(int from, int to) throws InterruptedException {
        desk.now = rows.get(to).date().atTime(LocalTime.of(23, 30)).toInstant(ZoneOffset.UTC);
        desk.bars(
                ticker, rows.subList(from, to + 1).stream().map(Row::text).toArray(String[]::new));
        desk.match(desk.now.toString());
    }

    private void record() {
        desk.record(ticker, CorporateAction.split(rows.get(split).date(), 2));
    }

    private void assertHeld(int shares) {
        assertAmount(BigDecimal.valueOf(shares), desk.held(portfolio, ticker));
    }

    private static void assertAmount(BigDecimal expected, @Nullable BigDecimal actual) {
        assertNotNull(actual);
        assertEquals(0, expected.compareTo(actual), expected + " was " + actual);
    }

    private BigDecimal equity() {
        return desk.accounts
                .look(PaperDesk.OWNER, portfolio.id(), LockedAccount::equity)
                .orElseThrow();
    }

    /// Nothing was filled since the entry, twice as many shares are held and wanted, at half the
    /// prices, and equity moved with the price alone.
    private void assertSplit(Open open, int bar) {
        assertHeld(200);
        assertEquals(1, desk.fills(portfolio).size(), desk.fills(portfolio).toString());
        BigDecimal price = rows.get(split - 3).close();
        BigDecimal paid =
                desk.database
                        .jdbi()
                        .withHandle(h ->
                                h.createQuery("select price from trade_fill")
                                        .mapTo(BigDecimal.class)
                                        .one());
        BigDecimal cash = CASH.subtract(paid.multiply(BigDecimal.valueOf(100)));
        assertAmount(cash.add(rows.get(bar).close().multiply(BigDecimal.valueOf(200))), equity());
        for (OrderRecord waiting : open.waiting()) {
            assertEquals(OrderState.WORKING, desk.order(waiting).status().state());
            assertAmount(BigDecimal.valueOf(200), desk.order(waiting).status().remaining());
        }
        assertLevel(open.limit().id().toString(), part(price, "0.35"));
        assertLevel(open.stop().id().toString(), part(price, "0.6"));
        assertLevel(open.exits().id() + ".sl", part(price, "0.4"));
        assertLevel(open.exits().id() + ".tp", part(price, "0.65"));
    }

    private BigDecimal trailed(Open open) {
        return Objects.requireNonNull(desk.order(open.trail()).status().level());
    }

    private void assertLevel(String id, BigDecimal level) {
        OrderStatus order =
                desk.accounts
                        .records()
                        .order(PaperDesk.OWNER, OrderId.parse(id).orElseThrow())
                        .status();
        assertAmount(
                level,
                order.order().type() instanceof OrderType.Limit(BigDecimal limit)
                        ? limit
                        : order.level());
    }

    @ParameterizedTest
    @CsvSource({"RELIANCE,2017-09-07", "TCS,2018-05-31", "INFY,2015-06-15", "INFY,2018-09-04"})
    void recordedOnesKeepEquityContinuous(String symbol, LocalDate exDate) throws Exception {
        Open open = open(symbol, exDate);
        BigDecimal before = equity();
        BigDecimal trailed = trailed(open);
        record();
        store(split, split);
        assertSplit(open, split);
        BigDecimal moved =
                rows.get(split).close().multiply(TWO).subtract(rows.get(split - 1).close());
        assertAmount(before.add(moved.multiply(BigDecimal.valueOf(100))), equity());
        BigDecimal halved = trailed.divide(TWO);
        assertTrue(trailed(open).compareTo(halved) >= 0);
        assertTrue(desk.holds.of(portfolio).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"RELIANCE,2017-09-07", "TCS,2018-05-31", "INFY,2015-06-15", "INFY,2018-09-04"})
    void unrecordedOnesAreHeldAndGoOnOnceRecorded(String symbol, LocalDate exDate)
            throws Exception {
        Open open = open(symbol, exDate);
        BigDecimal before = equity();
        store(split, split);
        store(split + 1, split + 1);
        assertEquals(1, desk.fills(portfolio).size(), desk.fills(portfolio).toString());
        assertAmount(before, equity());
        assertTrue(desk.events().contains("symbol.held"));
        assertEquals(SplitHold.HELD, desk.holds.of(portfolio).getFirst().state());
        record();
        store(split + 2, split + 2);
        assertEquals(SplitHold.RECORDED, desk.holds.of(portfolio).getFirst().state());
        assertSplit(open, split + 2);
    }
}
