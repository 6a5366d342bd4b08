package bellwether.trading.strategy.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.strategy.StrategyFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Orders on their way to a broker that fails in every way.
final class ForwardWorkerTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");

    private final StrategyFixture fixture = new StrategyFixture();
    private final TroubledBroker broker = new TroubledBroker();
    private final PortfolioAccounts accounts =
            new PortfolioAccounts(
                    RetriedTransactions.ofUndone(fixture.jdbi()),
                    fixture.instruments,
                    List.of(new ForwardOutbox(Set.of("outside"), () -> fixture.now)),
                    () -> fixture.now);
    private final ForwardWorker worker = worker(Duration.ofMillis(300));

    @AfterEach
    void close() {
        worker.close();
        fixture.close();
    }

    private ForwardWorker worker(Duration patience) {
        return new ForwardWorker(
                fixture.jdbi(), Map.of("outside", broker), patience, () -> fixture.now);
    }

    /// How the broker behaves at its next calls; it takes and answers when nothing is left.
    private enum Trouble {
        /// The order does not arrive.
        DOWN,
        /// The order is taken, but the answer is lost.
        ANSWER_LOST,
        /// The order is taken, and no answer ever comes.
        SILENT,
        /// The order is taken, and the answer comes when the test lets it.
        LATE,
        REFUSES
    }

    /// Knows orders by their keys, as brokers have to.
    private static final class TroubledBroker implements Broker {
        final Deque<Trouble> next = new ArrayDeque<>();
        final Map<String, BrokerOrder> orders = new ConcurrentHashMap<>();
        final AtomicInteger traded = new AtomicInteger();
        final AtomicInteger asked = new AtomicInteger();
        final Set<String> cancelled = ConcurrentHashMap.newKeySet();
        final CountDownLatch arrived = new CountDownLatch(1);
        final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public String name() {
            return "outside";
        }

        @Override
        public BrokerAnswer place(BrokerOrder order) {
            asked.incrementAndGet();
            Trouble trouble = poll();
            if (trouble == Trouble.DOWN) {
                throw new BrokerUnavailable("connection refused");
            }
            if (trouble == Trouble.REFUSES) {
                return new BrokerAnswer.Refused("not tradable here");
            }
            if (orders.putIfAbsent(order.key(), order) == null) {
                traded.incrementAndGet();
            }
            if (trouble == Trouble.ANSWER_LOST) {
                throw new BrokerUnavailable("connection reset");
            }
            if (trouble == Trouble.SILENT || trouble == Trouble.LATE) {
                arrived.countDown();
                await();
            }
            return new BrokerAnswer.Taken("B-" + order.key());
        }

        private synchronized Trouble poll() {
            return next.poll();
        }

        private void await() {
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokerUnavailable("told to stop", e);
            }
        }

        @Override
        public BrokerAnswer cancel(String key) {
            cancelled.add(key);
            return new BrokerAnswer.Taken("C-" + key);
        }
    }

    private Portfolio portfolio(String brokerName) {
        Portfolio portfolio = fixture.portfolio(brokerName);
        fixture.jdbi()
                .useHandle(h ->
                        h.execute(
                                "update portfolio set broker = ? where id = ?",
                                brokerName,
                                portfolio.id().number()));
        return portfolio;
    }

    private static Order order(String id) {
        return Order.of(
                id,
                PositionKey.manual("AAA"),
                OrderSide.BUY,
                OrderSize.shares(3),
                OrderType.limit(new BigDecimal("9.5")));
    }

    private void accept(Portfolio portfolio, Order order) {
        accounts.change(
                "ann",
                portfolio.id(),
                account -> {
                    account.mark(new SymbolMark("AAA", BigDecimal.TEN, DAY.minusDays(1), 1));
                    return account.accept(order, 5, DAY);
                });
    }

    private List<String> states() {
        return fixture.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "select action || ' ' || state from trade_forward order by id")
                                .mapTo(String.class)
                                .list());
    }

    private void pass(Duration time) {
        fixture.now = fixture.now.plus(time);
    }

    @Test
    void anOrderIsTradedOnceThoughAnswersAreLostAndCallsFail() throws InterruptedException {
        Portfolio portfolio = portfolio("outside");
        accept(portfolio, order("o1"));
        broker.next.addAll(
                List.of(Trouble.DOWN, Trouble.ANSWER_LOST, Trouble.SILENT, Trouble.ANSWER_LOST));
        for (int i = 0; i < 5; i++) {
            assertTrue(worker.look());
            assertFalse(worker.look(), "it waits before the next try");
            pass(Duration.ofHours(1));
        }
        assertEquals(List.of("place sent"), states());
        assertEquals(5, broker.asked.get());
        assertEquals(1, broker.traded.get());
        BrokerOrder sent = Objects.requireNonNull(broker.orders.get(portfolio.id() + "/o1"));
        assertEquals(0, new BigDecimal("9.5").compareTo(sent.limit()));
        assertFalse(worker.look());
    }

    /// Refused only in the transaction of a bar, it would undo the bar.
    @Test
    void aBracketIsRefusedBeforeItIsTakenIn() {
        Order bracketed = order("o1").withBracket(Bracket.of(ExitLevel.at(BigDecimal.ONE), null));
        BrokerGuard guard = new BrokerGuard(Set.of("outside"));
        Portfolio outside = portfolio("outside");
        Refusal refusal = assertThrows(Refusal.class, () -> judge(guard, outside, bracketed));
        assertTrue(refusal.detail().contains("broker is not paper"), refusal.detail());
        judge(guard, outside, order("o2"));
        judge(guard, portfolio("paper"), bracketed);
    }

    private void judge(BrokerGuard guard, Portfolio portfolio, Order order) {
        accounts.look(
                "ann",
                portfolio.id(),
                account -> {
                    guard.judgeSignal(account, order);
                    return true;
                });
    }

    @Test
    void afterEightTriesItIsADeadLetter() throws InterruptedException {
        accept(portfolio("outside"), order("o1"));
        for (int i = 0; i < 9; i++) {
            broker.next.add(Trouble.DOWN);
        }
        int tries = 0;
        while (worker.look()) {
            tries++;
            pass(Duration.ofHours(1));
        }
        assertEquals(8, tries);
        assertEquals(List.of("place dead_letter"), states());
        assertEquals(
                BrokerUnavailable.class.getName() + ": connection refused",
                fixture.jdbi()
                        .withHandle(h ->
                                h.createQuery("select detail from trade_forward")
                                        .mapTo(String.class)
                                        .one()));
    }

    @Test
    void aRefusalIsFinal() throws InterruptedException {
        accept(portfolio("outside"), order("o1"));
        broker.next.add(Trouble.REFUSES);
        worker.look();
        pass(Duration.ofDays(1));
        assertFalse(worker.look());
        assertEquals(List.of("place refused"), states());
    }

    /// The first worker is held up until a second one has sent the order: its own answer, which
    /// comes then, changes nothing.
    @Test
    void anAnswerThatComesTwiceIsCountedOnce() throws Exception {
        accept(portfolio("outside"), order("o1"));
        broker.next.add(Trouble.LATE);
        ForwardWorker patient = worker(Duration.ofSeconds(60));
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Boolean> late = threads.submit(patient::look);
            broker.arrived.await();
            assertFalse(worker.look(), "it is leased");
            pass(Duration.ofSeconds(121));
            assertTrue(worker.look());
            broker.answer.countDown();
            assertTrue(late.get());
        }
        patient.close();
        assertEquals(List.of("place sent"), states());
        assertEquals(1, broker.traded.get());
        assertEquals(2, broker.asked.get());
    }

    @Test
    void aCancellationFollowsItsOrder() throws InterruptedException {
        Portfolio portfolio = portfolio("outside");
        accept(portfolio, order("o1"));
        accounts.change("ann", portfolio.id(), account -> account.cancel("o1"));
        broker.next.add(Trouble.DOWN);
        assertTrue(worker.look());
        assertFalse(worker.look(), "the cancellation waits for the order");
        pass(Duration.ofMinutes(1));
        assertTrue(worker.look());
        assertTrue(worker.look());
        assertEquals(List.of("place sent", "cancel sent"), states());
        assertEquals(Set.of(portfolio.id() + "/o1"), broker.cancelled);
    }

    @Test
    void ordersOfPaperStayHere() throws InterruptedException {
        accept(portfolio("paper"), order("o1"));
        assertEquals(List.of(), states());
        assertFalse(worker.look());
    }

    @Test
    void whatABrokerCannotTakeIsNotTakenInEither() {
        Portfolio portfolio = portfolio("outside");
        Order bracket =
                order("o1")
                        .withBracket(
                                new Bracket(ExitLevel.at(new BigDecimal(9)), null, null, null));
        Refusal refusal = assertThrows(Refusal.class, () -> accept(portfolio, bracket));
        assertEquals("/bracket", refusal.faults().getFirst().pointer());
        assertEquals(List.of(), accounts.state("ann", portfolio.id()).orders());
        assertEquals(List.of(), states());
    }
}
