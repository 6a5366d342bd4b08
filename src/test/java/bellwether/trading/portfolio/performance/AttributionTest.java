package bellwether.trading.portfolio.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.RandomMarket;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TradingAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random accounts in two currencies, with flows, splits, dividends, shorts, conversions and days
/// that cannot be valued: whatever a profit is taken apart by, the parts are the profit to the
/// cent.
final class AttributionTest {
    private static final int SEQUENCES = 150;
    private static final int DAYS = 30;
    private static final CostPlan COSTS = new CostPresets().plan("us_retail");
    private static final Map<String, String> SECTORS = Map.of("AA", "Energy", "CC", "Banks");

    /// An account that keeps all that a database would.
    private static final class Run {
        final Random random;
        final boolean foreign;
        final boolean plain;
        final TradingAccount account;
        final List<LedgerEntry> ledger = new ArrayList<>();
        final List<ClosedLot> closings = new ArrayList<>();
        final List<ValuedDay> days = new ArrayList<>();
        final Map<String, OrderOrigin> origins = new HashMap<>();
        double rate = 1.1;
        int incomplete;

        /// @param plain one currency, without dividends
        Run(int seed, boolean plain) {
            random = new Random(seed);
            this.plain = plain;
            foreign = !plain && seed % 3 > 0;
            account =
                    new TradingAccount(
                            ExecutionSettings.usual("USD").withAutoConvert(seed % 3 == 1),
                            this::terms,
                            AccountState.EMPTY);
            flow("USD", 100_000, 0);
            if (foreign && seed % 3 == 2) {
                flow("EUR", 40_000, 0);
            }
        }

        InstrumentTerms terms(String symbol) {
            String currency = foreign && !symbol.equals("AA") ? "EUR" : "USD";
            return new InstrumentTerms(symbol, currency, 2, BigDecimal.ONE, false, plain, COSTS);
        }

        void flow(String currency, int amount, int day) {
            LocalDate date = RandomMarket.FIRST.plusDays(day);
            account.flow(currency, BigDecimal.valueOf(amount), date, "flow");
            keep(account.drain());
        }

        void step(TapeStep step) {
            rate *= 1 + random.nextGaussian() * 0.01;
            boolean known = foreign && step.date().getDayOfMonth() % 10 < 3;
            BigDecimal quoted = BigDecimal.valueOf(rate).setScale(6, RoundingMode.HALF_EVEN);
            List<FxQuote> rates =
                    known ? List.of(new FxQuote("EUR", quoted, step.date())) : List.of();
            keep(
                    account.step(
                            new TapeStep(
                                    step.time(),
                                    step.date(),
                                    true,
                                    step.bars(),
                                    step.actions(),
                                    Set.of(),
                                    rates)));
        }

        private void keep(StepResult result) {
            ledger.addAll(result.ledger());
            for (AccountEvent event : result.events()) {
                if (event instanceof AccountEvent.LotClosed closed) {
                    String currency = terms(closed.key().symbol()).currency();
                    closings.add(new ClosedLot(closings.size() + 1, currency, closed));
                }
            }
        }

        void order(RandomMarket market, int day) {
            try {
                Order order = market.order();
                account.accept(
                        order, RandomMarket.begin(day) + 1, RandomMarket.FIRST.plusDays(day));
                origins.put(
                        order.id(),
                        OrderOrigin.parse(
                                List.of("", "scan pattern=hammer confidence=high", "scan")
                                        .get(random.nextInt(3))));
            } catch (Refusal invalid) {
                return;
            }
            keep(account.drain());
        }

        void value(LocalDate day) {
            long last =
                    days.stream()
                            .filter(one -> one.valuation().isComplete())
                            .mapToLong(one -> one.valuation().booked().ledger())
                            .max()
                            .orElse(0);
            Set<String> needed =
                    ledger.stream()
                            .filter(entry -> entry.sequence() > last)
                            .map(LedgerEntry::currency)
                            .collect(Collectors.toSet());
            ValuedDay valued =
                    new Valuer("USD", this::terms)
                            .value(account.state(), day, closings.size(), needed);
            BigDecimal equity = valued.valuation().equity();
            if (equity == null) {
                incomplete++;
            } else {
                assertEquals(0, equity.compareTo(account.equity().orElseThrow()), "equity");
            }
            days.add(valued);
        }

        List<ProfitSpan> spans() {
            List<CashFlow> flows =
                    ledger.stream()
                            .filter(entry -> entry.kind() == LedgerKind.FLOW)
                            .map(entry ->
                                    new CashFlow(
                                            entry.sequence(),
                                            entry.date(),
                                            entry.currency(),
                                            entry.amount()))
                            .toList();
            return ProfitSpan.between(null, days, flows, ledger, closings);
        }
    }

    private static Run walk(int seed, boolean plain) {
        Run run = new Run(seed, plain);
        RandomMarket market = new RandomMarket(seed, List.of("AA", "BB", "CC"));
        for (int day = 0; day < DAYS; day++) {
            TapeStep step = market.step(day);
            run.step(step);
            run.value(step.date());
            for (int i = 0; i < 2; i++) {
                run.order(market, day);
            }
            if (run.random.nextInt(8) == 0) {
                String currency = run.foreign && run.random.nextBoolean() ? "EUR" : "USD";
                run.flow(currency, run.random.nextInt(9000) - 3000, day);
            }
        }
        return run;
    }

    @Test
    void partsAddUpToTheProfitToTheCent() {
        int foreign = 0;
        int incomplete = 0;
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Run run = walk(seed, false);
            foreign += run.foreign ? 1 : 0;
            incomplete += run.incomplete;
            List<ProfitSpan> spans = run.spans();
            for (ProfitSpan span : spans) {
                BigDecimal sum = BigDecimal.ZERO;
                for (ProfitPart part : ProfitParts.of(span, "USD")) {
                    sum = sum.add(part.amount());
                }
                assertEquals(0, sum.compareTo(span.span().profit()), "seed " + seed);
            }
            for (AttributionBy by : AttributionBy.values()) {
                check(run, spans, by, "seed " + seed + " by " + by);
            }
        }
        assertTrue(foreign > 50 && incomplete > 50, foreign + " foreign, " + incomplete);
    }

    private static void check(Run run, List<ProfitSpan> spans, AttributionBy by, String words) {
        AttributionKeys keys = new AttributionKeys(run.origins, SECTORS);
        Attribution attribution = Attribution.of(spans, by, keys, "USD", 2);
        BigDecimal sum = BigDecimal.ZERO;
        double contributions = 0;
        for (Attribution.Group group : attribution.groups()) {
            assertEquals(2, group.amount().scale(), words);
            sum = sum.add(group.amount());
            contributions += group.contribution().orElse(0);
        }
        assertEquals(0, sum.compareTo(attribution.profit()), words);
        assertEquals(attribution.rate().orElse(0), contributions, 1e-9, words);
        assertEquals(plainProfit(run), attribution.profit().doubleValue(), 0.03, words);
        assertEquals(plainReturn(run), attribution.rate().orElse(0), 1e-9, words);
    }

    /// V − flows by doubles, each flow at the rate of the first complete day since.
    private static double plainProfit(Run run) {
        double flows = 0;
        double last = 0;
        long from = 0;
        for (ValuedDay day : run.days) {
            Valuation one = day.valuation();
            if (one.equity() != null) {
                flows += plainFlows(run, from, one, 1) - plainFlows(run, from, one, -1);
                from = one.booked().ledger();
                last = one.equity().doubleValue();
            }
        }
        return last - flows;
    }

    private static double plainReturn(Run run) {
        double linked = 1;
        double before = 0;
        long from = 0;
        for (ValuedDay day : run.days) {
            Valuation one = day.valuation();
            if (one.equity() != null) {
                double in = plainFlows(run, from, one, 1);
                double out = plainFlows(run, from, one, -1);
                double worth = one.equity().doubleValue();
                linked *= (worth + out) / (before + in);
                from = one.booked().ledger();
                before = worth;
            }
        }
        return linked - 1;
    }

    private static double plainFlows(Run run, long from, Valuation until, int sign) {
        double sum = 0;
        for (LedgerEntry entry : run.ledger) {
            double amount = sign * entry.amount().doubleValue();
            if (entry.kind() == LedgerKind.FLOW
                    && entry.sequence() > from
                    && entry.sequence() <= until.booked().ledger()
                    && amount > 0) {
                BigDecimal rate =
                        Optional.ofNullable(until.rates().get(entry.currency())).orElseThrow();
                sum += amount * rate.doubleValue();
            }
        }
        return sum;
    }

    /// In one currency, a symbol brought what it is worth now and all its entries together.
    @Test
    void aSymbolBroughtItsWorthAndItsEntries() {
        for (int seed = 0; seed < 60; seed++) {
            Run run = walk(seed, true);
            Map<String, BigDecimal> expected = new HashMap<>();
            for (LedgerEntry entry : run.ledger) {
                PositionKey key = entry.position();
                if (key != null) {
                    expected.merge(key.symbol(), entry.amount(), BigDecimal::add);
                }
            }
            List<ProfitSpan> spans = run.spans();
            long last = spans.getLast().after().valuation().booked().ledger();
            assertEquals(last, run.days.getLast().valuation().booked().ledger());
            run.ledger.stream()
                    .filter(entry -> entry.sequence() > last)
                    .forEach(entry -> assertEquals(LedgerKind.FLOW, entry.kind()));
            for (ValuedLot lot : run.days.getLast().lots()) {
                expected.merge(lot.key().symbol(), lot.knownWorth(), BigDecimal::add);
            }
            Map<String, BigDecimal> found = amounts(run, AttributionBy.SYMBOL);
            assertEquals(expected.keySet(), found.keySet(), "seed " + seed);
            expected.forEach((symbol, amount) ->
                    assertEquals(
                            amount.doubleValue(),
                            found.getOrDefault(symbol, BigDecimal.ZERO).doubleValue(),
                            0.02,
                            symbol));
        }
    }

    /// Without dividends and fees, an origin brought what its closed lots realised by FIFO and what
    /// its open ones are worth more than they cost.
    @Test
    void anOriginBroughtWhatItsOrdersDid() {
        for (int seed = 0; seed < 60; seed++) {
            Run run = walk(seed, true);
            boolean fees = run.ledger.stream().anyMatch(one -> one.kind() == LedgerKind.BORROW_FEE);
            Map<String, Double> expected = new HashMap<>();
            for (ClosedLot closed : run.closings) {
                String order = closed.closing().lot().orderId();
                double net = closed.net(LotMethod.FIFO).doubleValue();
                expected.merge(source(run, order), net, Double::sum);
            }
            for (ValuedLot lot : run.days.getLast().lots()) {
                double gain = lot.knownWorth().subtract(lot.cost()).doubleValue();
                expected.merge(source(run, lot.order()), gain, Double::sum);
            }
            Map<String, BigDecimal> found = amounts(run, AttributionBy.ORIGIN);
            assertEquals(expected.keySet(), found.keySet(), "seed " + seed);
            for (Map.Entry<String, Double> one : expected.entrySet()) {
                double amount = found.getOrDefault(one.getKey(), BigDecimal.ZERO).doubleValue();
                assertEquals(one.getValue(), amount, fees ? 400 : 0.02, "seed " + seed);
            }
        }
    }

    private static String source(Run run, String order) {
        String source = run.origins.getOrDefault(order, OrderOrigin.NONE).source();
        return source.isEmpty() ? AttributionKeys.NONE : source;
    }

    private static Map<String, BigDecimal> amounts(Run run, AttributionBy by) {
        AttributionKeys keys = new AttributionKeys(run.origins, SECTORS);
        return Attribution.of(run.spans(), by, keys, "USD", 2).groups().stream()
                .collect(Collectors.toMap(Attribution.Group::key, Attribution.Group::amount));
    }

    @Test
    void originsNamePatternAndConfidence() {
        assertEquals(
                new OrderOrigin("scan 12", "bullish_engulfing", "high"),
                OrderOrigin.parse("scan 12; pattern=bullish_engulfing; confidence=HIGH"));
        assertEquals(OrderOrigin.NONE, OrderOrigin.parse(" "));
    }
}
