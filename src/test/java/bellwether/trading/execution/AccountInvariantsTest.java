package bellwether.trading.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random markets and orders: whatever happens, the money adds up and no fill is impossible.
final class AccountInvariantsTest {
    private static final int SEQUENCES = 3_000;
    private static final int DAYS = 40;
    private static final CostPresets PRESETS = new CostPresets();

    private static final List<TrailPath> TRAILS = List.of(TrailPath.values());

    private static ExecutionSettings settings(Random random) {
        return ExecutionSettings.usual("INR")
                .with(
                        new MatchingRules(
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextInt(4) > 0,
                                random.nextInt(3) == 0 ? null : new BigDecimal("0.1"),
                                random.nextBoolean(),
                                TRAILS.get(random.nextInt(TRAILS.size()))))
                .with(
                        new MarginRules(
                                random.nextInt(5) > 0,
                                BigDecimal.ONE,
                                BigDecimal.ONE,
                                new BigDecimal("0.3"),
                                BigDecimal.valueOf(random.nextInt(10))));
    }

    private static CostPlan costs(Random random) {
        List<String> names = PRESETS.names();
        return random.nextInt(6) == 0
                ? new CostPlan(
                        "own",
                        List.of(
                                CostRate.stated(
                                        "commission",
                                        new BigDecimal("0.05"),
                                        new BigDecimal("0.005"),
                                        BigDecimal.ONE)),
                        TakerCosts.bps(new BigDecimal("2.5"), new BigDecimal(5)),
                        false)
                : PRESETS.plan(names.get(random.nextInt(names.size())));
    }

    /// One account and what it must agree with.
    private static final class Run {
        final ExecutionSettings settings;
        final boolean fractions;
        final CostPlan costs;
        final List<Fill> fills = new ArrayList<>();
        final Map<String, BigDecimal> shares = new HashMap<>();
        final Map<String, Long> accepted = new HashMap<>();
        TradingAccount account;
        BigDecimal cash = BigDecimal.ZERO;
        BigDecimal flows = BigDecimal.ZERO;
        long sequence;
        int transfers;

        Run(long seed) {
            Random random = new Random(seed);
            settings = settings(random);
            costs = costs(random);
            fractions = random.nextInt(4) == 0;
            account = new TradingAccount(settings, this::terms, AccountState.EMPTY);
            deposit(new BigDecimal("100000.37"), 0);
        }

        InstrumentTerms terms(String symbol) {
            return new InstrumentTerms(symbol, "INR", 2, BigDecimal.ONE, fractions, false, costs);
        }

        void deposit(BigDecimal amount, int day) {
            account.flow("INR", amount, RandomMarket.FIRST.plusDays(day), "flow");
            flows = flows.add(amount);
            keep(account.drain());
        }

        /// Shares in or out at a stated price leave cash as it was.
        void transfer(String symbol, long signed, BigDecimal price, int day, int number) {
            PositionKey key = PositionKey.manual(symbol);
            LocalDate date = RandomMarket.FIRST.plusDays(day);
            account.mark(new SymbolMark(symbol, price, date, 0));
            BigDecimal before = account.cash("INR");
            AccountState unchanged = account.state();
            BigDecimal quantity = BigDecimal.valueOf(signed);
            try {
                account.transfer(key, quantity, price, new BigDecimal("1.23"), date, "t" + number);
            } catch (Refusal e) {
                assertTrue(Set.of("would_short", "portfolio_ruined").contains(e.code()));
                assertEquals(unchanged, account.state(), "a refusal changes nothing");
                return;
            }
            StepResult result = account.drain();
            Fill fill = result.fills().getFirst();
            assertTrue(fill.isStated() && result.fills().size() == 1, fill.toString());
            assertEquals(0, before.compareTo(account.cash("INR")), "cash is as it was");
            shares.merge(symbol, quantity, BigDecimal::add);
            keep(result);
            checkState();
            transfers++;
        }

        void reload() {
            account = new TradingAccount(settings, this::terms, account.state());
        }

        void accept(Order order, int day) {
            long at = RandomMarket.begin(day) + 1;
            try {
                account.accept(order, at, RandomMarket.FIRST.plusDays(day));
                accepted.put(order.id(), at);
            } catch (Refusal e) {
                assertTrue(e.code().equals("invalid_request"), e.detail());
            }
            keep(account.drain());
        }

        void step(TapeStep step) {
            Map<String, TapeBar> bars = new HashMap<>();
            step.bars().forEach(bar -> bars.put(bar.symbol(), bar));
            StepResult result = account.step(step);
            for (TapeAction action : step.actions()) {
                if (action instanceof TapeAction.Split split
                        && result.events()
                                .contains(
                                        new AccountEvent.SplitApplied(
                                                split.symbol(), split.exDate()))) {
                    shares.computeIfPresent(split.symbol(), (_, held) -> after(held, split));
                }
            }
            keep(result);
            Map<String, BigDecimal> traded = new HashMap<>();
            result.fills().forEach(fill -> check(fill, bars, traded));
            checkState();
        }

        private BigDecimal after(BigDecimal held, TapeAction.Split split) {
            BigDecimal all =
                    held.multiply(split.after()).divide(split.before(), 8, RoundingMode.HALF_EVEN);
            return fractions ? all : all.setScale(0, RoundingMode.DOWN);
        }

        private void keep(StepResult result) {
            for (LedgerEntry entry : result.ledger()) {
                sequence++;
                assertEquals(sequence, entry.sequence());
                assertTrue(entry.amount().stripTrailingZeros().scale() <= 2, entry.toString());
                cash = cash.add(entry.amount());
                if (entry.kind() == LedgerKind.STATED_FLOW) {
                    flows = flows.add(entry.amount());
                }
            }
            fills.addAll(result.fills());
        }

        private void check(Fill fill, Map<String, TapeBar> bars, Map<String, BigDecimal> traded) {
            String symbol = fill.position().symbol();
            TapeBar bar = Objects.requireNonNull(bars.get(symbol), symbol);
            double price = fill.price().doubleValue();
            assertTrue(price >= bar.low() - 1e-9 && price <= bar.high() + 1e-9, fill.toString());
            assertTrue(bar.volume() != 0, fill.toString());
            assertTrue(fill.quantity().signum() > 0, fill.toString());
            assertTrue(fill.costs().signum() >= 0, fill.toString());
            String entry = fill.orderId().split("\\.", -1)[0];
            assertTrue(
                    accepted.getOrDefault(entry, 0L) <= fill.time(), "on its signal bar: " + fill);
            BigDecimal all = traded.merge(symbol, fill.quantity(), BigDecimal::add);
            BigDecimal share = settings.matching().volumeShare();
            if (share != null && bar.isVolumeKnown()) {
                assertTrue(all.doubleValue() <= bar.volume() * 0.1 + 1e-9, fill.toString());
            }
            BigDecimal signed = fill.quantity().multiply(BigDecimal.valueOf(fill.side().sign()));
            shares.merge(symbol, signed, BigDecimal::add);
        }

        private void checkState() {
            AccountState state = account.state();
            assertEquals(0, cash.compareTo(account.cash("INR")), "cash is the ledger's sum");
            BigDecimal worth = cash;
            BigDecimal byFifo = flows;
            BigDecimal byAverage = flows;
            for (Position position : state.positions()) {
                BigDecimal held = position.quantity();
                assertEquals(
                        0,
                        held.compareTo(
                                shares.getOrDefault(position.key().symbol(), BigDecimal.ZERO)),
                        "lots are the position: " + position);
                BigDecimal sign = BigDecimal.valueOf(held.signum());
                BigDecimal mark = position.mark() == null ? BigDecimal.ZERO : position.mark();
                BigDecimal value = held.multiply(mark);
                worth = worth.add(value);
                BigDecimal paid = BigDecimal.ZERO;
                for (Lot lot : position.lots()) {
                    paid = paid.add(lot.value().multiply(sign)).add(lot.costs());
                }
                byFifo = byFifo.add(position.realisedFifo()).add(value).subtract(paid);
                byAverage =
                        byAverage
                                .add(position.realisedAverage())
                                .add(value)
                                .subtract(position.averageValue().multiply(sign))
                                .subtract(position.averageCosts());
                if (held.signum() == 0) {
                    assertEquals(0, position.realisedFifo().compareTo(position.realisedAverage()));
                    assertEquals(0, position.averageValue().signum());
                }
            }
            assertEquals(0, worth.compareTo(account.equity().orElseThrow()), "equity");
            assertEquals(0, worth.compareTo(byFifo), "flows + realised + unrealised, FIFO");
            assertEquals(0, worth.compareTo(byAverage), "flows + realised + unrealised, average");
            assertEquals(worth.doubleValue(), account.equityEstimate(), 1e-6);
            state.orders().forEach(order -> checkOrder(order, state));
        }

        private void checkOrder(OrderStatus order, AccountState state) {
            assertTrue(order.progress().reserved().signum() >= 0, order.toString());
            assertTrue(order.state().isOpen(), order.toString());
            BigDecimal remaining = order.remaining();
            assertTrue(remaining == null || remaining.signum() > 0, order.toString());
            if (order.role().isBracketExit() && remaining != null) {
                BigDecimal held =
                        state.positions().stream()
                                .filter(one -> one.key().equals(order.order().position()))
                                .map(Position::quantity)
                                .findAny()
                                .orElse(BigDecimal.ZERO);
                assertTrue(
                        held.signum() == -order.order().side().sign()
                                && remaining.compareTo(held.abs()) <= 0,
                        "an exit never turns its position over: " + order);
            }
        }
    }

    @Test
    void moneySharesAndFillsAgree() {
        int fills = 0;
        Map<FillPhase, Integer> phases = new HashMap<>();
        int assumed = 0;
        int transfers = 0;
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Run whole = walk(seed, false);
            Run reloaded = walk(seed, true);
            assertTrue(whole.fills.equals(reloaded.fills), "seed " + seed);
            same(seed, whole.account.state(), reloaded.account.state());
            transfers += whole.transfers;
            fills += whole.fills.size();
            for (Fill fill : whole.fills) {
                phases.merge(fill.phase(), 1, Integer::sum);
                assumed += fill.assumed() ? 1 : 0;
            }
        }
        assertTrue(fills >= 50_000, fills + " fills");
        assertTrue(phases.getOrDefault(FillPhase.RANGE, 0) > 5_000);
        assertTrue(phases.getOrDefault(FillPhase.CLOSE, 0) > 500);
        assertTrue(transfers > 10_000, transfers + " transfers");
        assertTrue(assumed > 100, assumed + " assumed");
    }

    private static void same(int seed, AccountState whole, AccountState reloaded) {
        String words = "seed " + seed;
        assertEquals(whole.balances(), reloaded.balances(), words);
        assertEquals(whole.positions(), reloaded.positions(), words);
        assertEquals(whole.orders(), reloaded.orders(), words);
        assertEquals(whole, reloaded, words);
    }

    /// Walks one random sequence.
    ///
    /// @param reloading whether the account goes on from its state, taken as a value, each day
    private static Run walk(long seed, boolean reloading) {
        Run run = new Run(seed);
        List<String> symbols = List.of("AA", "BB", "CC").subList(0, 1 + (int) (seed % 3));
        RandomMarket market = new RandomMarket(seed, symbols);
        String previous = null;
        try {
            for (int day = 0; day < DAYS; day++) {
                run.step(market.step(day));
                for (int i = market.number(4); i > 0; i--) {
                    Order order = randomOrder(market);
                    if (order != null) {
                        boolean pair = market.number(5) == 0 && isPair(run, previous, order);
                        run.accept(pair ? order.withOco(previous) : order, day);
                        previous = order.id();
                    }
                }
                if (market.number(30) == 0) {
                    run.deposit(BigDecimal.valueOf(market.number(3000) - 1000), day);
                }
                if (market.number(4) == 0) {
                    run.transfer(
                            symbols.get(market.number(symbols.size())),
                            market.number(2) == 0 ? 1 + market.number(60) : -1 - market.number(60),
                            BigDecimal.valueOf(1000 + market.number(20_000), 2),
                            Math.max(0, day - market.number(9)),
                            day);
                }
                if (reloading) {
                    run.reload();
                }
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + (reloading ? ", reloaded" : ""), e);
        }
        return run;
    }

    private static boolean isPair(Run run, @Nullable String other, Order order) {
        return other != null
                && run.account
                        .order(other)
                        .filter(open -> open.order().position().equals(order.position()))
                        .isPresent();
    }

    private static @Nullable Order randomOrder(RandomMarket market) {
        try {
            return market.order();
        } catch (Refusal e) {
            assertEquals("bad_bracket", e.code());
            return null;
        }
    }
}
