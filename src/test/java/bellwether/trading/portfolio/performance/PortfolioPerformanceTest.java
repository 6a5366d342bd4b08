package bellwether.trading.portfolio.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.RandomMarket;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Accounts that walk random markets in the database, valued each day.
final class PortfolioPerformanceTest {
    private static final String OWNER = "ann";
    private static final int DAYS = 30;
    private static final CostPlan COSTS = new CostPresets().plan("us_retail");
    private static final InstantSource CLOCK = () -> Instant.parse("2024-03-01T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final RetriedTransactions transactions = RetriedTransactions.ofUndone(database.jdbi());
    private final PortfolioAccounts.Instruments instruments =
            (handle, portfolio, ticker) -> terms(ticker);
    private final PortfolioAccounts accounts =
            new PortfolioAccounts(
                    transactions, instruments, List.of(new ClosedLotWriter(CLOCK)), CLOCK);
    private final ValuationWriter valuations = new ValuationWriter(CLOCK);
    private final PortfolioPerformance performance =
            new PortfolioPerformance(database.jdbi(), symbols -> Map.of("AAA", "Energy"));

    private static InstrumentTerms terms(String ticker) {
        return InstrumentTerms.of(ticker, "USD", COSTS);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Portfolio create(String name, LotMethod method) {
        PortfolioTerms terms =
                new PortfolioTerms("USD", PortfolioTape.DAILY, method, true, "", false);
        return accounts.create(OWNER, name, terms, new BigDecimal("50000.25"));
    }

    private Valuation value(Portfolio portfolio, LocalDate day) {
        AccountState state = accounts.state(OWNER, portfolio.id());
        return transactions.in(
                h -> valuations.write(h, portfolio, state, day, PortfolioPerformanceTest::terms));
    }

    private void order(Portfolio portfolio, RandomMarket market, int day) {
        try {
            var order =
                    market.order()
                            .withOrigin(
                                    day % 2 == 0 ? "" : "scan 7 pattern=hammer confidence=high");
            accounts.change(
                    OWNER,
                    portfolio.id(),
                    account ->
                            account.accept(
                                    order,
                                    RandomMarket.begin(day) + 1,
                                    RandomMarket.FIRST.plusDays(day)));
        } catch (Refusal invalid) {
            assertFalse(invalid.code().isEmpty());
        }
    }

    private Portfolio walk(int seed, LotMethod method) {
        Portfolio portfolio = create("walk " + seed, method);
        RandomMarket market = new RandomMarket(seed, List.of("AAA", "BBB"));
        for (int day = 0; day < DAYS; day++) {
            TapeStep step = market.step(day);
            accounts.change(OWNER, portfolio.id(), account -> account.step(step));
            if (day % 7 == 3) {
                accounts.change(
                        OWNER,
                        portfolio.id(),
                        account -> {
                            account.flow("USD", BigDecimal.valueOf(500), step.date(), "flow");
                            return null;
                        });
            }
            value(portfolio, step.date());
            for (int i = 0; i < 2; i++) {
                order(portfolio, market, day);
            }
        }
        return portfolio;
    }

    @Test
    void whatIsStoredAddsUp() {
        int trades = 0;
        for (int seed = 1; seed <= 3; seed++) {
            Portfolio portfolio = walk(seed, seed % 2 == 0 ? LotMethod.FIFO : LotMethod.AVERAGE);
            PerformanceReport report = performance.report(portfolio.id(), ReportPeriod.ALL);
            assertEquals(DAYS, report.spans().size());
            assertEquals(5, report.flows().size());
            for (AttributionBy by : AttributionBy.values()) {
                checkSums(portfolio, report, by);
            }
            trades += checkTrades(portfolio);
        }
        assertTrue(trades > 20, trades + " trades");
    }

    @Test
    void moreThanCanBeHeldIsNotTakenApart() {
        Portfolio portfolio = walk(1, LotMethod.FIFO);
        PortfolioPerformance small = new PortfolioPerformance(database.jdbi(), _ -> Map.of(), 10);
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> small.attribution(portfolio, ReportPeriod.ALL, AttributionBy.SYMBOL));
        assertTrue(refusal.detail().contains("at most 10 entries"), refusal.detail());
    }

    private void checkSums(Portfolio portfolio, PerformanceReport report, AttributionBy by) {
        Attribution attribution = performance.attribution(portfolio, ReportPeriod.ALL, by);
        BigDecimal sum =
                attribution.groups().stream()
                        .map(Attribution.Group::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal profit =
                report.closing()
                        .orElseThrow()
                        .worth()
                        .subtract(report.inflow())
                        .add(report.outflow());
        assertEquals(0, attribution.profit().compareTo(sum), by.key());
        assertEquals(profit.doubleValue(), sum.doubleValue(), 0.011, by.key());
        assertEquals(
                report.index().total().orElseThrow(),
                attribution.rate().orElseThrow(),
                1e-12,
                by.key());
        List<String> keys = attribution.groups().stream().map(Attribution.Group::key).toList();
        switch (by) {
            case ORIGIN -> assertTrue(keys.contains("scan 7") && keys.contains("none"), "" + keys);
            case PATTERN -> assertTrue(keys.contains("hammer"), keys.toString());
            case SECTOR -> assertTrue(keys.contains("Energy"), keys.toString());
            default -> assertFalse(keys.isEmpty());
        }
    }

    /// Net of all trades and income is what the positions realised by the portfolio's method.
    private int checkTrades(Portfolio portfolio) {
        LotMethod method = portfolio.terms().lotMethod();
        List<RoundTrip> all = new ArrayList<>();
        TradeFilter filter = new TradeFilter(Optional.empty(), Optional.empty(), Long.MAX_VALUE);
        List<RoundTrip> page = performance.trades(portfolio.id(), filter, 7);
        while (!page.isEmpty()) {
            all.addAll(page);
            filter = new TradeFilter(Optional.empty(), Optional.empty(), page.getLast().lot().n());
            page = performance.trades(portfolio.id(), filter, 7);
        }
        BigDecimal net = BigDecimal.ZERO;
        for (RoundTrip trade : all) {
            net = net.add(trade.lot().net(method));
            assertTrue(trade.days() >= 0, trade.toString());
        }
        BigDecimal realised =
                accounts.state(OWNER, portfolio.id()).positions().stream()
                        .map((Position position) -> position.realised(method))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, realised.compareTo(net.add(income(portfolio.id()))), portfolio.name());
        assertEquals(all.getFirst().lot().n(), all.size());
        return all.size();
    }

    private BigDecimal income(PortfolioId id) {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select coalesce(sum(amount), 0) from ledger
                                        where portfolio = :id and kind in ('dividend', 'borrow_fee')
                                        """)
                                .bind("id", id.number())
                                .mapTo(BigDecimal.class)
                                .one());
    }

    @Test
    void aPeriodBeginsWithTheLastValuationBeforeIt() {
        Portfolio portfolio = walk(4, LotMethod.FIFO);
        PerformanceReport all = performance.report(portfolio.id(), ReportPeriod.ALL);
        LocalDate from = RandomMarket.FIRST.plusDays(10);
        LocalDate to = RandomMarket.FIRST.plusDays(19);
        PerformanceReport part = performance.report(portfolio.id(), new ReportPeriod(from, to));
        assertEquals(all.spans().subList(10, 20), part.spans());
        assertEquals(all.days().get(9), part.opening());
    }

    /// What came after a valuation belongs to the next one, whatever its date says.
    @Test
    void moneyOfTheEveningCountsTheNextDay() {
        Portfolio portfolio = create("evening", LotMethod.FIFO);
        LocalDate day = RandomMarket.FIRST;
        value(portfolio, day);
        accounts.change(
                OWNER,
                portfolio.id(),
                account -> {
                    account.flow("USD", new BigDecimal(100), day, "flow");
                    return null;
                });
        value(portfolio, day.plusDays(1));
        PerformanceReport report = performance.report(portfolio.id(), ReportPeriod.ALL);
        assertEquals(
                List.of(new BigDecimal("50000.25"), new BigDecimal(100)),
                report.spans().stream().map(ReturnSpan::inflow).toList());
        assertEquals(0.0, report.index().total().orElseThrow(), 0);
    }

    @Test
    void anEarlierDateCountsForTheNewestValuation() {
        Portfolio portfolio = create("late", LotMethod.FIFO);
        LocalDate day = RandomMarket.FIRST;
        value(portfolio, day.plusDays(3));
        assertEquals(day.plusDays(3), value(portfolio, day).day());
        assertEquals(1, performance.report(portfolio.id(), ReportPeriod.ALL).days().size());
    }

    @Test
    void aCurrencyWithoutARateLeavesTheDayIncomplete() {
        Portfolio portfolio = create("euros", LotMethod.FIFO);
        accounts.change(
                OWNER,
                portfolio.id(),
                account -> {
                    account.flow("EUR", BigDecimal.TEN, RandomMarket.FIRST, "flow");
                    return null;
                });
        Valuation valuation = value(portfolio, RandomMarket.FIRST);
        assertFalse(valuation.isComplete());
        assertEquals(List.of("rate from EUR to USD"), valuation.missing());
        PerformanceReport report = performance.report(portfolio.id(), ReportPeriod.ALL);
        assertEquals(List.of(List.of(), 1), List.of(report.spans(), report.days().size()));
        assertEquals(List.of("rate from EUR to USD"), report.days().getFirst().missing());
    }

    @Test
    void anAccountThatIsNotWrittenIsNotValued() {
        Portfolio portfolio = create("unwritten", LotMethod.FIFO);
        assertThrows(
                IllegalStateException.class,
                () ->
                        transactions.in(h ->
                                valuations.write(
                                        h,
                                        portfolio,
                                        AccountState.EMPTY,
                                        RandomMarket.FIRST,
                                        PortfolioPerformanceTest::terms)));
    }

    /// Bars that are walked value the account; a close that an order brings along does not.
    @Test
    void walkedBarsValueTheAccount() {
        PortfolioAccounts listening =
                new PortfolioAccounts(
                        transactions,
                        instruments,
                        List.of(new ClosedLotWriter(CLOCK), new ValuationListener(valuations)),
                        CLOCK);
        Portfolio portfolio = create("listening", LotMethod.FIFO);
        LocalDate day = RandomMarket.FIRST;
        listening.change(
                OWNER,
                portfolio.id(),
                account -> {
                    account.mark(new SymbolMark("AAA", BigDecimal.TEN, day, RandomMarket.begin(0)));
                    return account.accept(buy(), RandomMarket.begin(0) + 1, day);
                });
        assertEquals(List.of(), performance.report(portfolio.id(), ReportPeriod.ALL).days());
        for (int i = 1; i <= 2; i++) {
            TapeBar bar = new TapeBar("AAA", 10, 12, 10, 10 + i, 1_000_000, null);
            TapeStep step = TapeStep.daily(RandomMarket.begin(i), day.plusDays(i), List.of(bar));
            listening.change(OWNER, portfolio.id(), account -> account.step(step));
        }
        PerformanceReport report = performance.report(portfolio.id(), ReportPeriod.ALL);
        assertEquals(
                List.of(day.plusDays(1), day.plusDays(2)),
                report.days().stream().map(Valuation::day).toList());
        assertEquals(
                List.of(110, 120),
                report.days().stream()
                        .map(Valuation::positions)
                        .map(positions -> positions == null ? 0 : positions.intValue())
                        .toList());
        assertEquals(day.plusDays(2), report.days().getLast().oldestPrice());
        delist(listening, portfolio, day.plusDays(3));
        Valuation last = performance.report(portfolio.id(), ReportPeriod.ALL).days().getLast();
        assertEquals(day.plusDays(3), last.day());
        assertEquals(0, last.positions() == null ? 1 : last.positions().signum());
    }

    /// Without bars, and for nothing: no entry of the ledger says so.
    private static void delist(PortfolioAccounts accounts, Portfolio portfolio, LocalDate day) {
        TapeStep step =
                new TapeStep(
                        RandomMarket.begin(3),
                        day,
                        true,
                        List.of(),
                        List.of(new TapeAction.Delisting("AAA", new BigDecimal(-100))),
                        Set.of(),
                        List.of());
        accounts.change(OWNER, portfolio.id(), account -> account.step(step));
    }

    private static Order buy() {
        return Order.of(
                "buy",
                PositionKey.manual("AAA"),
                OrderSide.BUY,
                OrderSize.shares(10),
                OrderType.market());
    }
}
