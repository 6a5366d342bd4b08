package bellwether.research.backtest.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderState;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.SuppliedColumns;
import bellwether.trading.rules.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Small markets whose portfolios were worked out by hand. Each bar opens at its close, within a
/// range of 1; a close of 0 is a session without a bar.
final class PortfolioRunTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
    private static final String RISING =
            "{'name':'hand','long':{'enter':{'gt':['close',100]},'exit':{'lt':['close',100]},%s}}";

    private final Map<String, PortfolioSymbol> market = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();

    private static RuleColumns columns(double... closes) {
        int[] days = IntStream.range(0, closes.length).filter(i -> closes[i] > 0).toArray();
        Bars bars = Bars.room(days.length);
        for (int bar = 0; bar < days.length; bar++) {
            double close = closes[days[bar]];
            bars.time()[bar] = FIRST.plusDays(days[bar]).toEpochDay() * 86_400;
            bars.open()[bar] = close;
            bars.high()[bar] = close + 1;
            bars.low()[bar] = close - 1;
            bars.close()[bar] = close;
            bars.volume()[bar] = 1_000_000;
        }
        return new RuleColumns(
                RuleHistory.of(bars, Timeframe.DAY), RuleFields.standard(), SuppliedColumns.NONE);
    }

    private static InstrumentTerms terms(String ticker) {
        return InstrumentTerms.of(ticker, "USD", CostPlan.NONE);
    }

    private void trade(String ticker, double... closes) {
        market.put(ticker, PortfolioSymbol.of(columns(closes), terms(ticker), List.of()));
    }

    private Optional<PortfolioSymbol> load(String ticker) {
        asked.add(ticker);
        return Optional.ofNullable(market.get(ticker));
    }

    private static PortfolioPlan plan(String rule, int most, @Nullable RebalancePlan rebalance) {
        return new PortfolioPlan(
                RandomMarket.rule(rule),
                "hand",
                ExecutionSettings.usual("USD"),
                new BigDecimal(10_000),
                most,
                Optional.of(Operand.FieldValue.of("close")),
                Optional.ofNullable(rebalance));
    }

    private PortfolioResult run(int most) {
        return PortfolioRun.of(
                plan(RISING.formatted("'size':{'shares':10}"), most, null),
                market.keySet(),
                this::load);
    }

    private static List<String> fills(PortfolioResult run) {
        return run.fills().stream()
                .map(fill ->
                        fill.date().toEpochDay()
                                - FIRST.toEpochDay()
                                + " "
                                + fill.position().symbol()
                                + " "
                                + fill.quantity().multiply(BigDecimal.valueOf(fill.side().sign())))
                .toList();
    }

    @Test
    void theHighestRankComesFirstAndTiesGoByTicker() {
        trade("A", 90, 101, 101, 101);
        trade("B", 90, 103, 103, 103);
        trade("C", 90, 103, 103, 103);
        trade("D", 90, 102, 102, 102);
        PortfolioResult run = run(3);
        assertEquals(List.of("2 B 10", "2 C 10", "2 D 10"), fills(run));
        assertEquals(Map.of(SkipReason.NO_FREE_SLOT, 2), run.skipCounts()); // A, at two closes
        assertEquals(
                new SkippedSignal(FIRST.plusDays(1), "A", SkipReason.NO_FREE_SLOT, ""),
                run.skipped().getFirst());
        assertEquals(List.of("A", "B", "C", "D", "B", "C", "D"), asked);
        assertArrayEquals(new int[] {0, 0, 3, 3}, run.positions());
    }

    @Test
    void aPositionThatLeavesAtTheOpenMakesRoomThere() {
        trade("A", 90, 101, 101, 99, 99, 99);
        trade("B", 90, 90, 90, 101, 101, 101);
        PortfolioResult run = run(1);
        assertEquals(List.of("2 A 10", "4 A -10", "4 B 10"), fills(run));
        assertEquals(10_000 - 20, run.equity()[5], 1e-9);
    }

    @Test
    void anEntryWaitsForItsExitToFill() {
        trade("A", 90, 101, 101, 99, 0, 99, 99);
        trade("B", 90, 90, 90, 101, 101, 101, 101);
        PortfolioResult run = run(1);
        assertEquals(List.of("2 A 10", "5 A -10", "6 B 10"), fills(run));
        PortfolioOrder refused = run.orders().get(2);
        assertEquals("B", refused.symbol());
        assertEquals(OrderState.REJECTED, refused.state());
        assertEquals(OrderReason.NO_SLOT, refused.reason());
    }

    @Test
    void whatHasNoBarsKeepsItsMarkAndIsCounted() {
        trade("A", 90, 101, 105, 107);
        trade("B", 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90);
        PortfolioResult run = run(2);
        assertEquals(10_000 + 20, run.equity()[10], 1e-9); // 105 to 107
        assertEquals(new StaleMarks(3, new TreeMap<>(Map.of("A", 3))), run.stale());
        HeldPosition held = run.held().getFirst();
        assertEquals(
                new HeldPosition(
                        "A", BigDecimal.TEN, FIRST.plusDays(2), 105, 107, FIRST.plusDays(3), 1_070),
                held);
    }

    @Test
    void symbolsAreEligibleFromListingToDelisting() {
        market.put(
                "A",
                new PortfolioSymbol(
                        columns(101, 101, 101, 101, 101, 999),
                        terms("A"),
                        List.of(),
                        0,
                        FIRST.plusDays(2),
                        FIRST.plusDays(5)));
        trade("B", 90, 90, 90, 90, 90, 90);
        PortfolioResult run = run(2);
        assertEquals(List.of("3 A 10"), fills(run));
        assertEquals(10_000, run.equity()[5], 1e-9); // its bar of that day is another symbol's
        market.put(
                "A",
                new PortfolioSymbol(columns(101, 101, 101), terms("A"), List.of(), 1, null, null));
        assertEquals(List.of("2 A 10"), fills(run(2)));
    }

    @Test
    void equalWeightsAreRestoredOutsideTheirBand() {
        double[] rising = new double[45];
        double[] flat = new double[45];
        Arrays.fill(flat, 101);
        Arrays.fill(rising, 200);
        Arrays.fill(rising, 0, 5, 102);
        trade("A", rising);
        trade("B", flat);
        String rule = RISING.formatted("'size':{'shares':1}");
        RebalancePlan monthly =
                new RebalancePlan(
                        RebalancePlan.Every.MONTH, RebalancePlan.Weights.EQUAL, BigDecimal.ONE);
        PortfolioResult run = PortfolioRun.of(plan(rule, 2, monthly), market.keySet(), this::load);
        // on 1 April each is to be half of 14,802; the cash is enough for 22 of the 24 B
        assertEquals(List.of("2 A 49", "2 B 49", "31 A -11", "31 B 22"), fills(run));
        assertEquals(OrderPurpose.REBALANCE, run.orders().getLast().purpose());
    }

    @Test
    void calmerSymbolsWeighMore() {
        double[] calm = new double[70];
        double[] wild = new double[70];
        for (int i = 0; i < 70; i++) {
            calm[i] = i == 66 ? 102 : i % 2 == 0 ? 98 : 99.96;
            wild[i] = i == 66 ? 104 : i % 2 == 0 ? 96 : 99.84;
        }
        trade("A", calm);
        trade("B", wild);
        trade(
                "C", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 101, 101,
                101);
        RebalancePlan plan =
                new RebalancePlan(
                        RebalancePlan.Every.QUARTER,
                        RebalancePlan.Weights.INVERSE_VOLATILITY,
                        BigDecimal.ONE);
        PortfolioResult run =
                PortfolioRun.of(
                        plan(RISING.formatted("'size':{'percent':1}"), 4, plan),
                        market.keySet(),
                        this::load);
        double a = run.fills().get(1).quantity().doubleValue() * calm[67];
        double b = run.fills().get(0).quantity().doubleValue() * wild[67];
        assertEquals("B", run.fills().get(0).position().symbol()); // its close ranks first
        assertEquals(5_000, a + b, 150); // 2 of 4 positions
        assertEquals(2, a / b, 0.1);
        assertEquals(1, run.skipCounts().get(SkipReason.NO_VOLATILITY)); // C, at its first close
    }

    @Test
    void degenerateMarketsHaveResults() {
        PortfolioResult none = PortfolioRun.of(plan(), List.of("X"), this::load);
        assertEquals(List.of("X"), none.withoutBars());
        assertEquals(0, none.equity().length);
        trade("A", 101);
        PortfolioResult one = run(1);
        assertArrayEquals(new double[] {10_000}, one.equity());
        assertEquals(1, one.firstDecision());
        trade("A", 90, 90, 90);
        PortfolioResult quiet = run(1);
        assertArrayEquals(new double[] {10_000, 10_000, 10_000}, quiet.equity());
        assertEquals(List.of(), quiet.trades());
        trade("A", 0, 0, 101, 0, 0, 101, 0);
        trade("B", 90, 0, 0, 0, 0, 0, 90);
        assertEquals(4, run(1).days().length);
    }

    private static PortfolioPlan plan() {
        return plan(RISING.formatted("'size':{'shares':10}"), 1, null);
    }

    @Test
    void ruinEndsAllOrders() {
        String shorts =
                "{'name':'ruin','short':{'enter':{'gt':['close',100]},'size':{'percent':100}}}";
        trade("A", 90, 101, 101, 150, 260, 260, 260, 260);
        trade("B", 90, 90, 90, 90, 90, 101, 101, 101);
        PortfolioResult run = PortfolioRun.of(plan(shorts, 2, null), market.keySet(), this::load);
        assertNotNull(run.ruined());
        assertTrue(run.skipCounts().containsKey(SkipReason.RUINED), run.skipCounts().toString());
        assertTrue(Arrays.stream(run.equity()).allMatch(Double::isFinite));
        assertEquals(List.of(), run.held());
    }

    @Test
    void whatARunDoesNotKnowIsRefused() {
        trade("A", 90, 101, 101);
        market.put(
                "B",
                PortfolioSymbol.of(
                        columns(90, 101, 101),
                        InstrumentTerms.of("B", "EUR", CostPlan.NONE),
                        List.of()));
        Refusal mixed = assertThrows(Refusal.class, () -> run(1));
        assertEquals("currency_mixed", mixed.code());
        RuleField field = RuleField.number("open_pl", ValueType.NUMBER, "", "money", "here").live();
        market.clear();
        market.put(
                "A",
                PortfolioSymbol.of(
                        new RuleColumns(
                                columns(90, 101).history(),
                                RuleFields.standard().with(List.of(field)),
                                SuppliedColumns.NONE),
                        terms("A"),
                        List.of()));
        PortfolioPlan plan = plan();
        PortfolioPlan live =
                new PortfolioPlan(
                        plan.rule(),
                        "live",
                        plan.settings(),
                        plan.cash(),
                        1,
                        Optional.of(Operand.FieldValue.of("open_pl")),
                        Optional.empty());
        Refusal refused =
                assertThrows(
                        Refusal.class, () -> PortfolioRun.of(live, market.keySet(), this::load));
        assertTrue(refused.detail().contains("open_pl"), refused.detail());
    }
}
