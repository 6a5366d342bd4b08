package bellwether.research.backtest.drift;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import bellwether.market.quality.Quality;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.http.BodyParser;
import bellwether.research.backtest.spec.BacktestFields;
import bellwether.research.backtest.work.Workshop;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.AccountBooks;
import bellwether.trading.portfolio.Duty;
import bellwether.trading.portfolio.OrderGuard;
import bellwether.trading.portfolio.OrderRequest;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.matching.Matcher;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.strategy.Strategies;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.StrategyFixture;
import bellwether.trading.strategy.basket.DefinitionCheck;
import bellwether.trading.strategy.basket.StrategyBook;
import bellwether.trading.strategy.basket.StrategyRequest;
import bellwether.trading.strategy.broker.Forwarding;
import bellwether.trading.strategy.broker.PaperBroker;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Paper strategies over a clock that is set by hand, beside their backtests.
final class DriftsTest {
    private static final String RULE =
            "{'name':'r','long':{'enter':{'gt':['close',11]},'exit':{'lt':['close',11]},'size':{'shares':5}}}";
    private static final String BEFORE = "2026-02-27T12:00:00Z";

    private final PaperDesk desk = new PaperDesk(BEFORE);
    private final StrategyBook book =
            new StrategyBook(
                    desk.database.jdbi(),
                    desk.accounts,
                    new DefinitionCheck(
                            RuleFields.standard(), ticker -> Optional.of(ticker.name())),
                    Audit.NONE,
                    () -> desk.now);
    private final Matcher matcher = matcher(OrderGuard.NONE);

    @AfterEach
    void close() {
        desk.close();
    }

    private Matcher matcher(OrderGuard guard) {
        return desk.matcher(desk.duties, Strategies.signals(desk.market, () -> desk.now), guard);
    }

    private Portfolio portfolio(String costs) {
        return desk.accounts.create(
                PaperDesk.OWNER,
                "test",
                new PortfolioTerms("USD", PortfolioTape.DAILY, LotMethod.FIFO, true, costs, false),
                new BigDecimal(10_000));
    }

    private Strategy strategy(Portfolio portfolio, @Nullable String rules) {
        return book.create(
                StrategyFixture.ANN,
                new StrategyRequest(
                        portfolio.id().toString(),
                        "s",
                        rules == null ? null : StrategyFixture.rules(rules),
                        List.of("AAA"),
                        rules != null));
    }

    private void match(Matcher by, LocalDate day) throws InterruptedException {
        desk.now = Instant.parse(day + "T22:30:00Z");
        by.matchAll(desk.duties.take(Duty.MATCH).orElseThrow());
    }

    /// Stores a bar of one price but its open, and matches it.
    private void day(String date, double open, double close) throws InterruptedException {
        bar(date, open, close);
        match(matcher, LocalDate.parse(date));
    }

    private void bar(String date, double open, double close) {
        desk.now = Instant.parse(date + "T22:00:00Z");
        desk.bars("AAA", row(date, open, close));
    }

    private static String row(String date, double open, double close) {
        return String.format(
                Locale.ROOT,
                "%s,%.2f,%.2f,%.2f,%.2f,1000000",
                date,
                open,
                Math.max(open, close) + 0.5,
                Math.min(open, close) - 0.5,
                close);
    }

    private DriftReport drift(Strategy strategy) {
        Strategies strategies =
                new Strategies(
                        desk.database.jdbi(),
                        new Strategies.Others(
                                desk.accounts,
                                desk.duties,
                                desk.market,
                                QuoteSource.NONE,
                                new Forwarding(
                                        desk.database.jdbi(),
                                        List.of(new PaperBroker()),
                                        () -> desk.now),
                                Audit.NONE),
                        new BodyParser(),
                        () -> desk.now);
        Workshop workshop =
                new Workshop(
                        desk.market,
                        new Quality(
                                        desk.database.jdbi(),
                                        desk.market,
                                        new Calendars(() -> desk.now))
                                .warner(),
                        new CostPresets(),
                        BacktestFields.whole(),
                        () -> desk.now);
        DriftReport report =
                new Drifts(
                                new PaperReader(
                                        desk.accounts,
                                        new AccountBooks(
                                                RetriedTransactions.ofUndone(desk.database.jdbi())),
                                        strategies),
                                workshop.paper())
                        .of(PaperDesk.OWNER, strategies.known(PaperDesk.OWNER, strategy.id()));
        requireSums(report);
        return report;
    }

    /// Results, causes and trades add up, whatever happened.
    private static void requireSums(DriftReport report) {
        if (report.undefined() != null) {
            return;
        }
        BigDecimal difference = requireNonNull(report.difference());
        BigDecimal parts =
                report.explained().stream()
                        .map(DriftReport.Explained::amount)
                        .reduce(requireNonNull(report.unexplained()), BigDecimal::add);
        assertNear(difference, parts);
        assertNear(
                difference,
                requireNonNull(report.paper())
                        .result()
                        .subtract(requireNonNull(report.backtest()).result()));
        for (DriftReport.Trade trade : report.trades()) {
            assertNear(
                    trade.difference(),
                    trade.parts().stream()
                            .map(DriftReport.Part::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    private static void assertNear(BigDecimal expected, BigDecimal actual) {
        assertTrue(
                expected.subtract(actual).abs().compareTo(new BigDecimal("0.000001")) < 0,
                "expected %s, was %s".formatted(expected, actual));
    }

    private static void assertAmount(String expected, @Nullable BigDecimal actual) {
        assertEquals(0, new BigDecimal(expected).compareTo(requireNonNull(actual)), "" + actual);
    }

    /// The only cause that is named, with its amount.
    private static void assertCause(String cause, String amount, DriftReport report) {
        assertEquals(
                List.of(cause),
                report.explained().stream().map(DriftReport.Explained::cause).toList(),
                report.toString());
        assertAmount(amount, report.explained().getFirst().amount());
        assertAmount("0", report.unexplained());
    }

    private Strategy begun(String costs) {
        desk.bars("AAA", row("2026-02-25", 10, 10), row("2026-02-26", 10, 10));
        return strategy(portfolio(costs), RULE);
    }

    @Test
    void whatTradedAsItsRulesHasNoDrift() throws InterruptedException {
        Strategy strategy = begun("us_retail");
        day("2026-03-02", 12, 12);
        day("2026-03-03", 14, 14);
        day("2026-03-04", 12, 10);
        day("2026-03-05", 9, 9);
        day("2026-03-06", 9, 12);
        day("2026-03-09", 13, 15);
        DriftReport report = drift(strategy);
        assertNull(report.undefined());
        assertEquals(List.of(), report.explained());
        assertAmount("0", report.difference());
        assertAmount("0", report.unexplained());
        DriftReport.Side paper = requireNonNull(report.paper());
        assertEquals(report.backtest(), paper);
        assertEquals(2, paper.trades());
        assertEquals(1, paper.open());
        BigDecimal cash = desk.cash(portfolioOf(strategy));
        assertNear(
                paper.result(), cash.add(new BigDecimal(5 * 15)).subtract(new BigDecimal(10_000)));
        DriftReport.Period period = requireNonNull(report.period());
        assertEquals(LocalDate.parse("2026-02-28"), period.first());
        assertEquals(LocalDate.parse("2026-03-09"), period.last());
        assertAmount("10000", period.cash());
    }

    private Portfolio portfolioOf(Strategy strategy) {
        return desk.accounts.records().known(PaperDesk.OWNER, strategy.portfolio());
    }

    /// The signal of Monday is not ordered, as the bars of three days come at once.
    @Test
    void aSignalThatWasMissedWhileOffIsNamed() throws InterruptedException {
        Strategy strategy = begun("none");
        day("2026-02-27", 10, 10);
        bar("2026-03-02", 12, 12);
        bar("2026-03-03", 14, 10);
        bar("2026-03-04", 9, 9);
        match(matcher, LocalDate.parse("2026-03-04"));
        DriftReport report = drift(strategy);
        assertEquals(0, requireNonNull(report.paper()).trades());
        assertCause("missed", "25", report);
        DriftReport.Trade trade = report.trades().getFirst();
        assertNull(trade.paper());
        assertTrue(
                trade.parts().getFirst().detail().contains("at the close of 2026-03-02"),
                trade.toString());
    }

    /// Monday's bar is matched on Tuesday after the open: the order meets Wednesday's open.
    @Test
    void anOrderThatWasDecidedLateIsNamed() throws InterruptedException {
        Strategy strategy = begun("none");
        bar("2026-03-02", 12, 12);
        desk.now = Instant.parse("2026-03-03T16:00:00Z");
        matcher.matchAll(desk.duties.take(Duty.MATCH).orElseThrow());
        day("2026-03-03", 14, 14);
        day("2026-03-04", 16, 16);
        day("2026-03-05", 16, 17);
        DriftReport report = drift(strategy);
        assertCause("late_decision", "-10", report);
        DriftReport.Trade trade = report.trades().getFirst();
        assertEquals(
                LocalDate.parse("2026-03-04"), requireNonNull(trade.paper()).entered(), "" + trade);
        assertEquals(LocalDate.parse("2026-03-03"), requireNonNull(trade.backtest()).entered());
    }

    /// The exit of Wednesday is decided on Thursday after the open and fills on Friday.
    @Test
    void anExitThatWasDecidedLateIsNamed() throws InterruptedException {
        Strategy strategy = begun("none");
        day("2026-03-02", 12, 12);
        day("2026-03-03", 14, 14);
        bar("2026-03-04", 12, 10);
        desk.now = Instant.parse("2026-03-05T16:00:00Z");
        matcher.matchAll(desk.duties.take(Duty.MATCH).orElseThrow());
        day("2026-03-05", 9, 9);
        day("2026-03-06", 8, 8);
        DriftReport report = drift(strategy);
        assertCause("late_decision", "-5", report);
    }

    @Test
    void aRefusedOrderSaysWhy() throws InterruptedException {
        Strategy strategy = begun("none");
        Matcher guarded =
                matcher((account, order, check) -> {
                    throw Refusal.invalid("/quantity", "must be at most 1, was 5");
                });
        bar("2026-03-02", 12, 12);
        match(guarded, LocalDate.parse("2026-03-02"));
        day("2026-03-03", 14, 10);
        day("2026-03-04", 9, 9);
        DriftReport report = drift(strategy);
        assertCause("refused_order", "25", report);
        assertTrue(
                report.trades().getFirst().parts().getFirst().detail().contains("at most 1, was 5"),
                report.trades().toString());
    }

    @Test
    void anOrderByHandIsNamed() throws InterruptedException {
        Strategy strategy = begun("none");
        day("2026-02-27", 10, 10);
        desk.desk.place(
                PaperDesk.OWNER,
                desk.accounts.records().place(PaperDesk.OWNER, strategy.id()),
                new OrderRequest(
                        "AAA",
                        OrderSide.SELL,
                        OrderSize.shares(3),
                        OrderType.market(),
                        TimeInForce.GTC,
                        false,
                        Bracket.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        ""),
                Optional.empty());
        day("2026-03-02", 10, 10);
        day("2026-03-03", 8, 8);
        DriftReport report = drift(strategy);
        assertCause("manual_order", "6", report);
        assertEquals("short", report.trades().getFirst().direction());
        assertNull(report.trades().getFirst().backtest());
    }

    /// What was filled at 14 is stored as 13 now: entry and its costs were others.
    @Test
    void aRevisedBarIsNamedAndItsCostsApart() throws InterruptedException {
        Strategy strategy = begun("us_retail");
        day("2026-03-02", 12, 12);
        day("2026-03-03", 14, 14);
        day("2026-03-04", 14, 15);
        bar("2026-03-03", 13, 14);
        match(matcher, LocalDate.parse("2026-03-05"));
        DriftReport report = drift(strategy);
        DriftReport.Explained revised =
                report.explained().stream()
                        .filter(each -> each.cause().equals("revised_bar"))
                        .findFirst()
                        .orElseThrow();
        assertAmount("-5", revised.amount());
        assertAmount("0", report.unexplained());
        assertTrue(
                report.explained().stream()
                        .allMatch(each -> Set.of("revised_bar", "costs").contains(each.cause())),
                report.toString());
    }

    /// The money comes after the begin, so the backtest trades half as many shares.
    @Test
    void aTransferOfCashChangesSizesOnly() throws InterruptedException {
        desk.bars("AAA", row("2026-02-25", 10, 10), row("2026-02-26", 10, 10));
        Strategy strategy = strategy(portfolio("none"), RULE.replace("'shares':5", "'percent':50"));
        day("2026-02-27", 10, 10);
        desk.accounts.change(
                PaperDesk.OWNER,
                strategy.portfolio(),
                account -> {
                    account.flow(
                            "USD",
                            new BigDecimal(10_000),
                            LocalDate.parse("2026-02-27"),
                            "deposit");
                    return true;
                });
        day("2026-03-02", 12, 12);
        day("2026-03-03", 14, 14);
        day("2026-03-04", 14, 15);
        DriftReport report = drift(strategy);
        assertEquals(
                List.of("size"),
                report.explained().stream().map(DriftReport.Explained::cause).toList());
        assertAmount("0", report.unexplained());
        assertFalse(report.notes().isEmpty());
        assertTrue(report.notes().getFirst().startsWith("Money came into"), "" + report.notes());
    }

    @Test
    void aHeldSymbolIsNamed() throws InterruptedException {
        desk.bars("AAA", row("2026-02-25", 40, 40), row("2026-02-26", 40, 40));
        Strategy strategy =
                strategy(
                        portfolio("none"),
                        "{'name':'r','long':{'enter':{'lt':['close',25]},'exit':{'gt':['close',30]},'size':{'shares':5}}}");
        day("2026-02-27", 40, 40);
        day("2026-03-02", 40, 40);
        day("2026-03-03", 20, 20);
        day("2026-03-04", 20, 21);
        day("2026-03-05", 21, 22);
        DriftReport report = drift(strategy);
        assertEquals(0, requireNonNull(report.paper()).trades(), report.toString());
        assertCause("held_symbol", "-10", report);
    }

    @Test
    void nothingIsComparedBeforeABarWasMatched() {
        Strategy strategy = begun("none");
        DriftReport report = drift(strategy);
        assertNull(report.paper());
        assertNull(report.difference());
        assertTrue(requireNonNull(report.undefined()).startsWith("no bar that began after"));
        Refusal refused =
                assertThrows(
                        Refusal.class,
                        () ->
                                drift(
                                        book.create(
                                                StrategyFixture.ANN,
                                                new StrategyRequest(
                                                        strategy.portfolio().toString(),
                                                        "none",
                                                        null,
                                                        List.of("AAA"),
                                                        false))));
        assertEquals("no_rules", refused.code());
    }

    /// An exit is missed, so paper still holds when the backtest enters again.
    @Test
    void aPositionThatAMissedExitLeftIsNamed() throws InterruptedException {
        Strategy strategy = begun("none");
        day("2026-03-02", 12, 12);
        day("2026-03-03", 14, 14);
        bar("2026-03-04", 14, 10);
        bar("2026-03-05", 9, 12);
        match(matcher, LocalDate.parse("2026-03-05"));
        day("2026-03-06", 13, 13);
        day("2026-03-09", 13, 10);
        day("2026-03-10", 8, 8);
        DriftReport report = drift(strategy);
        assertEquals(1, requireNonNull(report.paper()).trades());
        assertEquals(2, requireNonNull(report.backtest()).trades());
        assertEquals(
                Set.of("missed", "position"),
                report.explained().stream()
                        .map(DriftReport.Explained::cause)
                        .collect(Collectors.toSet()),
                report.toString());
        assertAmount("0", report.unexplained());
    }

    /// Days that are matched at once with later ones, and bars that are revised: whatever the
    /// causes are, the sums are right.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void sumsAddUpWhateverHappens(int seed) throws InterruptedException {
        Random random = new Random(seed);
        Strategy strategy = begun("us_retail");
        LocalDate day = LocalDate.parse("2026-03-01");
        for (int i = 0; i < 50; i++) {
            day = nextSession(day);
            double open = 11 + random.nextGaussian();
            double close = 11 + random.nextGaussian();
            bar(day.toString(), open, close);
            if (random.nextInt(4) > 0) {
                match(matcher, day);
            }
            if (random.nextInt(8) == 0) {
                bar(day.toString(), open * 1.01, close);
            }
        }
        match(matcher, day.plusDays(1));
        DriftReport report = drift(strategy);
        assertTrue(requireNonNull(report.backtest()).trades() > 5, report.toString());
        assertTrue(report.explained().size() > 1, report.toString());
    }

    private static LocalDate nextSession(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY
                || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }
}
