package bellwether.trading.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.portfolio.Duty;
import bellwether.trading.portfolio.OrderGuard;
import bellwether.trading.portfolio.OrderQuery;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import bellwether.trading.portfolio.matching.Matcher;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.strategy.basket.DefinitionCheck;
import bellwether.trading.strategy.basket.StrategyBook;
import bellwether.trading.strategy.basket.StrategyRequest;
import bellwether.trading.strategy.signal.SignalDao.Signal;
import bellwether.trading.strategy.signal.SignalLog;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Strategies whose rules trade as bars are imported and matched. New York opens at 14:30 and
/// closes at 21:00 in March before the 8th.
final class RulesAtWorkTest {
    private static final String RULES =
            "{'name':'r','long':{'enter':{'gt':['close',11]},'exit':{'lt':['close',11]},'size':{'shares':5}}}";

    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");
    private final StrategyBook book =
            new StrategyBook(
                    desk.database.jdbi(),
                    desk.accounts,
                    new DefinitionCheck(
                            RuleFields.standard(), ticker -> Optional.of(ticker.name())),
                    Audit.NONE,
                    () -> desk.now);

    @AfterEach
    void close() {
        desk.close();
    }

    private Matcher matcher(OrderGuard guard) {
        return desk.matcher(desk.duties, Strategies.signals(desk.market, () -> desk.now), guard);
    }

    private Strategy strategy(Portfolio portfolio) {
        return strategy(portfolio, RULES);
    }

    private Strategy strategy(Portfolio portfolio, String rules) {
        return book.create(
                StrategyFixture.ANN,
                new StrategyRequest(
                        portfolio.id().toString(),
                        "s",
                        StrategyFixture.rules(rules),
                        List.of("AAA"),
                        true));
    }

    private void match(Matcher matcher, String moment) throws InterruptedException {
        desk.now = Instant.parse(moment);
        matcher.matchAll(desk.duties.take(Duty.MATCH).orElseThrow());
    }

    private List<Signal> signals(Strategy strategy) {
        return new SignalLog(desk.database.jdbi()).list(strategy, Long.MAX_VALUE, 50);
    }

    @Test
    void aSignalOfAFinishedBarFillsAtTheNextOpen() throws InterruptedException {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000");
        Strategy strategy = strategy(portfolio);
        Matcher matcher = matcher(OrderGuard.NONE);
        desk.bars("AAA", "2026-03-02,12,13,11,12,1000");
        match(matcher, "2026-03-02T20:00:00Z");
        assertEquals(List.of(), signals(strategy), "the session goes on");
        match(matcher, "2026-03-02T21:30:00Z");
        assertEquals(1, signals(strategy).size());
        assertEquals("long", signals(strategy).getFirst().signal());
        assertEquals(List.of(), desk.fills(portfolio));

        desk.bars("AAA", "2026-03-03,14,15,13,14,1000");
        match(matcher, "2026-03-03T21:30:00Z");
        desk.bars("AAA", "2026-03-04,12,13,9,10,1000");
        match(matcher, "2026-03-04T21:30:00Z");
        match(matcher(OrderGuard.NONE), "2026-03-04T22:30:00Z"); // another process
        desk.bars("AAA", "2026-03-05,9,10,8,9,1000");
        match(matcher, "2026-03-05T21:30:00Z");
        assertEquals(
                List.of("AAA 5 at 14 on 2026-03-03", "AAA 5 at 9 on 2026-03-05"),
                desk.fills(portfolio));
        assertEquals(
                List.of("exit", "long"), signals(strategy).stream().map(Signal::signal).toList());
        assertTrue(signals(strategy).stream().allMatch(signal -> signal.orderId() != null));
    }

    @Test
    void whatALimitRefusesIsNotOrderedAndSaysSo() throws InterruptedException {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000");
        Strategy strategy = strategy(portfolio);
        Matcher matcher =
                matcher((account, order, check) -> {
                    throw Refusal.invalid("/quantity", "must be at most 1, was 5");
                });
        desk.bars("AAA", "2026-03-02,12,13,11,12,1000");
        match(matcher, "2026-03-02T21:30:00Z");
        Signal signal = signals(strategy).getFirst();
        assertEquals("long", signal.signal());
        assertEquals(null, signal.orderId());
        assertEquals("/quantity must be at most 1, was 5", signal.reason());
        assertEquals(List.of(), desk.accounts.state(PaperDesk.OWNER, portfolio.id()).orders());
    }

    @Test
    void barsBeforeAStrategyAreNoneOfIts() throws InterruptedException {
        desk.bars("AAA", "2026-02-26,12,13,11,12,1000", "2026-02-27,12,13,11,12,1000");
        Portfolio portfolio = desk.portfolio("10000");
        Strategy strategy = strategy(portfolio);
        match(matcher(OrderGuard.NONE), "2026-03-02T12:30:00Z");
        assertEquals(List.of(), signals(strategy));
    }

    private OrderRecord newest(Portfolio portfolio) {
        return desk.accounts
                .records()
                .orders(PaperDesk.OWNER, portfolio.id(), OrderQuery.ALL, 10)
                .getFirst();
    }

    @Test
    void barsThatAreMadeUpForCountAsHeld() throws InterruptedException {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000");
        Strategy strategy =
                strategy(
                        portfolio,
                        "{'name':'r','long':{'enter':{'gt':['close',11]},'max_bars':4,'size':{'shares':5}}}");
        Matcher matcher = matcher(OrderGuard.NONE);
        desk.bars("AAA", "2026-03-02,12,13,11,12,1000");
        match(matcher, "2026-03-02T21:30:00Z");
        desk.bars("AAA", "2026-03-03,10,11,9,10,1000");
        match(matcher, "2026-03-03T21:30:00Z");
        desk.now = Instant.parse("2026-03-06T21:30:00Z");
        desk.bars(
                "AAA",
                "2026-03-04,10,11,9,10,1000",
                "2026-03-05,10,11,9,10,1000",
                "2026-03-06,10,11,9,10,1000");
        match(matcher, "2026-03-06T21:30:00Z");
        assertEquals("exit", signals(strategy).getFirst().signal());
        assertEquals("time", signals(strategy).getFirst().reason());
    }

    @Test
    void anEntryEndsWithItsBarsWhetherTheyAreMatchedInTimeOrLater() throws InterruptedException {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000");
        strategy(
                portfolio,
                "{'name':'r','long':{'enter':{'gt':['close',11]},'entry':{'limit':{'percent':20},'valid_bars':2},'size':{'shares':5}}}");
        Matcher matcher = matcher(OrderGuard.NONE);
        desk.bars("AAA", "2026-03-02,12,13,11,12,1000");
        match(matcher, "2026-03-02T21:30:00Z");
        assertTrue(newest(portfolio).status().state().isOpen());
        desk.now = Instant.parse("2026-03-05T21:30:00Z");
        desk.bars(
                "AAA",
                "2026-03-03,10,11,10,10.5,1000",
                "2026-03-04,10,11,10,10.5,1000",
                "2026-03-05,9,10,8,9,1000");
        match(matcher, "2026-03-05T21:30:00Z");
        assertEquals(List.of(), desk.fills(portfolio));
        assertEquals(OrderReason.BARS_OVER, newest(portfolio).status().reason());
    }

    @Test
    void anEntryWhoseStrategyWasSwitchedOffEndsWithItsBars() throws InterruptedException {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000");
        strategy(
                portfolio,
                "{'name':'r','long':{'enter':{'gt':['close',11]},'entry':{'limit':{'percent':20},'valid_bars':2},'size':{'shares':5}}}");
        Matcher matcher = matcher(OrderGuard.NONE);
        desk.bars("AAA", "2026-03-02,12,13,11,12,1000");
        match(matcher, "2026-03-02T21:30:00Z");
        desk.database.jdbi().useHandle(h -> h.execute("update strategy set active = false"));
        desk.bars("AAA", "2026-03-03,10,11,10,10.5,1000");
        match(matcher, "2026-03-03T21:30:00Z");
        assertTrue(newest(portfolio).status().state().isOpen());
        desk.bars("AAA", "2026-03-04,10,11,10,10.5,1000");
        match(matcher, "2026-03-04T21:30:00Z");
        assertEquals(OrderReason.BARS_OVER, newest(portfolio).status().reason());
    }

    @Test
    void anEntryWhosePlaceAnotherTakesSaysSo() throws InterruptedException {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio =
                desk.accounts.create(
                        PaperDesk.OWNER,
                        "short",
                        new PortfolioTerms(
                                "USD", PortfolioTape.DAILY, LotMethod.FIFO, true, "none", false),
                        new BigDecimal(10_000));
        strategy(
                portfolio,
                "{'name':'r','long':{'enter':{'gt':['close',11]},'entry':{'limit':{'percent':20},'valid_bars':9},'size':{'shares':5}},'short':{'enter':{'lt':['close',11]},'size':{'shares':5}}}");
        Matcher matcher = matcher(OrderGuard.NONE);
        desk.bars("AAA", "2026-03-02,12,13,11,12,1000");
        match(matcher, "2026-03-02T21:30:00Z");
        OrderRecord waiting = newest(portfolio);
        desk.bars("AAA", "2026-03-03,10,11,10,10.5,1000");
        match(matcher, "2026-03-03T21:30:00Z");
        assertEquals(OrderReason.REPLACED, desk.order(waiting).status().reason());
    }
}
