package bellwether.research.backtest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostRate;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.TakerCosts;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Small markets whose trades were worked out by hand.
final class SymbolRunTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
    private static final PositionKey KEY = new PositionKey("hand", "A");
    private static final CostPlan NO_COSTS = CostPlan.NONE;

    /// Closes above 99 from the second bar on; open, high, low, close.
    private static final double[][] RISE_AND_FALL = {
        {95, 96, 94, 95},
        {96, 101, 95, 100},
        {100, 104, 97, 103},
        {103, 110, 101, 108},
        {108, 109, 89, 92},
        {92, 94, 90, 93},
        {93, 95, 91, 94}
    };

    private static Bars bars(double[][] prices) {
        Bars bars = Bars.room(prices.length);
        for (int i = 0; i < prices.length; i++) {
            bars.time()[i] = FIRST.plusDays(i).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            bars.open()[i] = prices[i][0];
            bars.high()[i] = prices[i][1];
            bars.low()[i] = prices[i][2];
            bars.close()[i] = prices[i][3];
            bars.volume()[i] = 1_000_000;
        }
        return bars;
    }

    private static SymbolResult run(
            String side, double[][] prices, CostPlan costs, List<TapeAction> actions) {
        String text = "{'name':'hand',%s}".formatted(side).replace('\'', '"');
        RuleReader.Result read =
                new RuleReader(RuleFields.standard()).read(Json.stored(text, JsonNode.class), "");
        assertEquals(List.of(), read.faults());
        List<Split> splits =
                actions.stream()
                        .filter(TapeAction.Split.class::isInstance)
                        .map(TapeAction.Split.class::cast)
                        .map(split ->
                                new Split(
                                        split.exDate(),
                                        split.after().doubleValue() / split.before().doubleValue(),
                                        true))
                        .toList();
        RuleHistory history = RuleHistory.of(bars(prices), splits, Timeframe.DAY, ZoneOffset.UTC);
        return SymbolRun.of(
                new RuleSignals(
                        read.rule().orElseThrow(),
                        new RuleColumns(history, RuleFields.standard(), SuppliedColumns.NONE)),
                new RunTerms(
                        KEY,
                        ExecutionSettings.usual("USD"),
                        InstrumentTerms.of("A", "USD", costs),
                        new BigDecimal(10_000),
                        actions));
    }

    private static ClosedTrade only(SymbolResult result) {
        assertEquals(1, result.trades().size(), result.fills().toString());
        return result.trades().getFirst();
    }

    private static String longSide(String more) {
        return "'long':{'enter':{'gt':['close',99]},'size':{'shares':10}%s}".formatted(more);
    }

    @Test
    void aStopThatIsTouchedEndsATradeOfMinusOneR() {
        ClosedTrade trade =
                only(run(longSide(",'stop':{'percent':10}"), RISE_AND_FALL, NO_COSTS, List.of()));
        assertEquals(TradeExit.STOP, trade.reason());
        assertEquals(2, trade.entry().bar());
        assertEquals(4, trade.exit().bar());
        assertEquals(3, trade.bars());
        assertEquals(-100, trade.money().net().doubleValue());
        assertEquals(-1.0, trade.r());
        assertEquals(new ClosedTrade.Excursion(10, 100, 1.0), trade.adverse());
        assertEquals(new ClosedTrade.Excursion(10, 100, 1.0), trade.favourable());
    }

    @Test
    void aTargetCountsWhatTheBarCanHaveHarmedBefore() {
        ClosedTrade trade =
                only(
                        run(
                                longSide(",'stop':{'percent':20},'target':{'percent':9}"),
                                RISE_AND_FALL,
                                NO_COSTS,
                                List.of()));
        assertEquals(TradeExit.TARGET, trade.reason());
        assertEquals(109, trade.exit().price().doubleValue());
        assertEquals(3, trade.exit().bar());
        assertEquals(3, trade.adverse().percent());
        assertEquals(9, trade.favourable().percent());
        assertEquals(0.45, trade.r());
    }

    @Test
    void aPositionIsHeldOverSoManyClosesAndLeavesAtTheNextOpen() {
        ClosedTrade trade =
                only(run(longSide(",'max_bars':2"), RISE_AND_FALL, NO_COSTS, List.of()));
        assertEquals(TradeExit.TIME, trade.reason());
        assertEquals(4, trade.exit().bar());
        assertEquals(108, trade.exit().price().doubleValue());
        assertEquals(80, trade.money().net().doubleValue());
    }

    @Test
    void aLimitThatIsNotReachedLivesForItsBarOnly() {
        SymbolResult result =
                run(
                        longSide(",'entry':{'limit':{'percent':20},'valid_bars':1}"),
                        RISE_AND_FALL,
                        NO_COSTS,
                        List.of());
        assertEquals(List.of(), result.fills());
        assertEquals(10_000, result.equity()[6]);
    }

    @Test
    void aSplitKeepsEquityAndTheTrade() {
        double[][] prices = {
            {95, 96, 94, 95},
            {96, 101, 95, 100},
            {100, 104, 97, 102},
            {51, 53, 50, 52},
            {52, 53, 48, 49},
            {49, 50, 48, 49},
            {49, 50, 48, 49}
        };
        SymbolResult result =
                run(
                        longSide(",'exit':{'lt':['close',50]}"),
                        prices,
                        NO_COSTS,
                        List.of(
                                new TapeAction.Split(
                                        "A", FIRST.plusDays(3), BigDecimal.TWO, BigDecimal.ONE)));
        ClosedTrade trade = only(result);
        assertEquals(20, trade.quantity().intValueExact());
        assertEquals(-20, trade.money().net().doubleValue());
        assertEquals(10_020, result.equity()[2]);
        assertEquals(10_040, result.equity()[3]);
        assertEquals(9_980, result.equity()[6]);
        assertEquals(4, trade.adverse().percent(), 1e-12);
        assertEquals(6, trade.favourable().percent(), 1e-12);
    }

    @Test
    void aSplitMultipliesNeitherRiskNorExcursions() {
        double[][] prices = {
            {95, 96, 94, 95},
            {396, 401, 395, 400},
            {400, 404, 396, 402},
            {100.5, 103, 99, 102},
            {102, 105, 101, 104},
            {104, 105, 103, 104},
            {104, 105, 103, 104}
        };
        SymbolResult result =
                run(
                        longSide(",'stop':{'percent':5},'max_bars':3"),
                        prices,
                        NO_COSTS,
                        List.of(split(4, 1)));
        ClosedTrade trade = only(result);
        assertEquals(40, trade.quantity().intValueExact());
        assertEquals(160, trade.money().net().doubleValue());
        assertEquals(0.8, Objects.requireNonNull(trade.r()), 1e-12, "16 of 20 a share");
        assertEquals(new ClosedTrade.Excursion(1, 40, 0.2), trade.adverse());
        assertEquals(new ClosedTrade.Excursion(5, 200, 1.0), trade.favourable());
    }

    @Test
    void aReverseSplitDividesNeitherRiskNorExcursions() {
        double[][] prices = {
            {95, 96, 94, 95},
            {100, 101, 99, 100},
            {100, 104, 97, 102},
            {1010, 1030, 990, 1020},
            {1020, 1050, 1010, 1040},
            {1080, 1090, 1070, 1080},
            {1080, 1090, 1070, 1080}
        };
        ClosedTrade trade =
                only(
                        run(
                                longSide(",'stop':{'percent':10},'max_bars':3"),
                                prices,
                                NO_COSTS,
                                List.of(split(1, 10))));
        assertEquals(1, trade.quantity().intValueExact());
        assertEquals(80, trade.money().net().doubleValue());
        assertEquals(0.8, Objects.requireNonNull(trade.r()), 1e-12, "8 of 10 a share");
        assertEquals(30, trade.adverse().money(), 1e-9);
        assertEquals(0.3, Objects.requireNonNull(trade.adverse().r()), 1e-12);
    }

    /// 10 shares are a tenth of one afterwards: it is paid out in cash, and ends the trade.
    @Test
    void aReverseSplitThatLeavesNoWholeShareEndsTheTrade() {
        double[][] prices = {
            {95, 96, 94, 95},
            {96, 101, 95, 100},
            {100, 104, 97, 102},
            {10_300, 11_000, 9_800, 9_900},
            {9_900, 9_900, 8_900, 9_300},
            {9_300, 9_400, 9_000, 9_300},
            {9_300, 9_500, 9_100, 9_400}
        };
        SymbolResult result =
                run(
                        longSide(",'stop':{'percent':10},'exit':{'lt':['close',95]}"),
                        prices,
                        NO_COSTS,
                        List.of(split(1, 100)));
        ClosedTrade trade = only(result);
        assertEquals(TradeExit.SPLIT, trade.reason());
        assertEquals(3, trade.exit().bar());
        assertEquals(0.1, trade.quantity().doubleValue());
        assertEquals(30, trade.money().net().doubleValue());
        assertEquals(0, trade.money().costs().signum());
        assertEquals(10_000, trade.entry().price().doubleValue());
        assertEquals(10_300, trade.exit().price().doubleValue());
        assertEquals(0.3, Objects.requireNonNull(trade.r()), 1e-12, "3 of 10 a share");
        assertEquals(3, trade.adverse().percent(), 1e-12);
        assertEquals(4, trade.favourable().percent(), 1e-12);
        assertEquals(-1, result.openSince());
        assertEquals(10_030, result.equity()[6]);
    }

    /// A third is no decimal fraction: 30 shares are 10 afterwards, and not 9.
    @Test
    void aSplitOfAThirdLeavesNoShareBehind() {
        double[][] prices = {
            {95, 96, 94, 95},
            {96, 101, 95, 100},
            {100, 104, 97, 100},
            {300, 310, 290, 300},
            {300, 310, 290, 300},
            {330, 340, 320, 330},
            {330, 340, 320, 330}
        };
        SymbolResult result =
                run(
                        "'long':{'enter':{'lt':['close',101]},'size':{'shares':30},'max_bars':3}",
                        prices,
                        NO_COSTS,
                        List.of(split(1, 3)));
        ClosedTrade trade = only(result);
        assertEquals(BigDecimal.TEN, trade.quantity());
        assertEquals(
                330 * 10 - trade.money().entered().doubleValue(),
                trade.money().net().doubleValue());
        assertEquals(-1, result.openSince());
    }

    /// What was left of the first trade is not matched with the exit of the next one.
    @Test
    void aTradeAfterSuchASplitIsItsOwn() {
        double[][] prices = {
            {95, 96, 94, 95},
            {96, 101, 95, 100},
            {100, 104, 97, 98},
            {980, 990, 970, 980},
            {1_000, 1_010, 990, 1_000},
            {1_000, 1_010, 940, 940},
            {940, 950, 930, 940},
            {940, 950, 930, 940}
        };
        SymbolResult result =
                run(
                        "'long':{'enter':{'gt':['close',99]},'size':{'shares':5},'max_bars':2}",
                        prices,
                        NO_COSTS,
                        List.of(split(1, 10)));
        assertEquals(
                List.of(TradeExit.SPLIT, TradeExit.TIME),
                result.trades().stream().map(ClosedTrade::reason).toList());
        assertEquals(-10, result.trades().getFirst().money().net().doubleValue());
        assertEquals(-300, result.trades().getLast().money().net().doubleValue());
        assertEquals(9_690, result.equity()[7]);
    }

    /// Two entries of 15 shares are 45 together after a split of 3:2, and not twice 22, also where
    /// it is of two splits on one bar.
    @Test
    void aSplitKeepsTheSharesOfAllEntries() {
        RuleHistory history =
                RuleHistory.of(
                        bars(RISE_AND_FALL),
                        List.of(new Split(FIRST.plusDays(3), 1.5, true)),
                        Timeframe.DAY,
                        ZoneOffset.UTC);
        RunTotals totals = RunTotals.withoutOrders();
        TradeRecorder recorder =
                new TradeRecorder(history, InstrumentTerms.of("A", "USD", NO_COSTS), totals);
        recorder.record(filled(fill("first", OrderSide.BUY, 15, 1)), 1);
        recorder.record(filled(fill("second", OrderSide.BUY, 15, 2)), 2);
        recorder.record(
                new StepResult(
                        List.of(),
                        List.of(),
                        List.of(
                                new AccountEvent.SplitApplied("A", FIRST.plusDays(3)),
                                new AccountEvent.SplitApplied("A", FIRST.plusDays(3)))),
                3);
        recorder.record(filled(fill("out", OrderSide.SELL, 45, 4)), 4);
        assertEquals(
                List.of(new BigDecimal("22.5"), new BigDecimal("22.5")),
                totals.closed().stream().map(ClosedTrade::quantity).toList());
        assertEquals(-1, recorder.openSince());
    }

    private static StepResult filled(Fill fill) {
        return new StepResult(List.of(fill), List.of(), List.of());
    }

    private static Fill fill(String order, OrderSide side, int shares, int bar) {
        BigDecimal quantity = BigDecimal.valueOf(shares);
        return new Fill(
                order,
                KEY,
                side,
                quantity,
                BigDecimal.TEN,
                quantity.multiply(BigDecimal.TEN),
                List.of(),
                FillPhase.OPEN,
                FIRST.plusDays(bar),
                bar,
                false,
                true);
    }

    private static TapeAction.Split split(int after, int before) {
        return new TapeAction.Split(
                "A", FIRST.plusDays(3), BigDecimal.valueOf(after), BigDecimal.valueOf(before));
    }

    @Test
    void dividendsAreIncomeOfTheTradeAndCostsAreItsOwn() {
        CostPlan costs =
                new CostPlan(
                        "own",
                        List.of(CostRate.percent("commission", BigDecimal.ONE)),
                        TakerCosts.NONE,
                        false);
        SymbolResult result =
                run(
                        longSide(",'max_bars':2"),
                        RISE_AND_FALL,
                        costs,
                        List.of(
                                new TapeAction.Dividend(
                                        "A", FIRST.plusDays(3), new BigDecimal("0.5"), null)));
        ClosedTrade trade = only(result);
        assertEquals(85, trade.money().gross().doubleValue());
        assertEquals(20.8, trade.money().costs().doubleValue());
        assertEquals(20.8, result.trading().charges().get("commission"));
        assertEquals(2_080, result.trading().value());
        assertEquals(10_064.2, result.equity()[6], 1e-9);
    }

    @Test
    void aShortPaysForItsBorrowedSharesAndTurnsOver() {
        SymbolResult result =
                run(
                        "'short':{'enter':{'gt':['close',99]},'size':{'shares':10}},"
                                + "'long':{'enter':{'lt':['close',93]},'size':{'shares':5}}",
                        RISE_AND_FALL,
                        NO_COSTS,
                        List.of());
        ClosedTrade trade = only(result);
        assertEquals(TradeDirection.SHORT, trade.direction());
        assertEquals(TradeExit.REVERSE, trade.reason());
        assertEquals(92, trade.exit().price().doubleValue());
        assertEquals(80, trade.money().gross().doubleValue());
        Double borrowed = result.trading().charges().get("borrow_fee");
        assertNotNull(borrowed);
        assertEquals(
                borrowed, trade.money().costs().doubleValue(), 1e-12, result.fills().toString());
        assertEquals(0.09, borrowed, 1e-12); // 0.03 a night at 103, 108, and 92 × 10 × 1 % ÷ 365
        assertEquals(5, result.open().intValueExact());
    }

    @Test
    void afterALossThereIsNoEntryForAWhile() {
        double[][] prices = {
            {95, 96, 94, 95},
            {96, 101, 95, 100},
            {100, 101, 89, 100},
            {100, 101, 99, 100},
            {100, 101, 99, 100},
            {100, 101, 99, 100},
            {100, 101, 99, 100}
        };
        SymbolResult eager = run(longSide(",'stop':{'percent':10}"), prices, NO_COSTS, List.of());
        SymbolResult patient =
                run(
                        longSide(",'stop':{'percent':10},'cooldown_bars':2"),
                        prices,
                        NO_COSTS,
                        List.of());
        assertEquals(3, eager.fills().size());
        assertEquals(FIRST.plusDays(3), eager.fills().get(2).date());
        assertEquals(FIRST.plusDays(5), patient.fills().get(2).date());
        assertEquals(2, patient.skipped().size());
    }

    @Test
    void whatKeepsSignalsFromBeingOrderedIsCountedWithoutTheNumbersOfItsBar() {
        SymbolResult never =
                run(longSide(",'stop':{'price':'close'}"), RISE_AND_FALL, NO_COSTS, List.of());
        assertEquals(
                Set.of("the stop is not on the losing side of the close"),
                never.skipCounts().keySet());
    }

    @Test
    void levelsThatAreNoPriceAreNeverReached() {
        SymbolResult bare = run(longSide(""), RISE_AND_FALL, NO_COSTS, List.of());
        for (String level : List.of(",'stop':{'amount':200}", ",'stop':{'amount':5000}")) {
            SymbolResult far = run(longSide(level), RISE_AND_FALL, NO_COSTS, List.of());
            assertEquals(bare.fills().size(), far.fills().size(), level);
        }
    }

    @Test
    void finerBarsInsideItsOwnAreRefusedAndNotPassedOver() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                run(
                                        longSide("") + ",'detail_timeframe':'1h'",
                                        RISE_AND_FALL,
                                        NO_COSTS,
                                        List.of()));
        assertEquals("/detail_timeframe", refusal.faults().getFirst().pointer());
    }

    @Test
    void moneyOfAnotherCurrencyIsRefused() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                new RunTerms(
                                        KEY,
                                        ExecutionSettings.usual("EUR"),
                                        InstrumentTerms.of("A", "USD", NO_COSTS),
                                        BigDecimal.TEN,
                                        List.of()));
        assertEquals("/currency", refusal.faults().getFirst().pointer());
        assertEquals(
                "must be USD, as the prices of A are, was EUR",
                refusal.faults().getFirst().detail());
    }

    @Test
    void withoutBarsNothingHappens() {
        SymbolResult result = run(longSide(""), new double[0][4], NO_COSTS, List.of());
        assertEquals(List.of(), result.trades());
        assertEquals(0, result.equity().length);
    }
}
