package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.rules.RuleAccount.TradeRecord;
import bellwether.trading.rules.RuleDecision.Purpose;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Decisions on bars whose closes are 10, 11, 12 and so on.
final class RuleWalkerTest {
    private static final String UP = "'enter':{'gt':['close',12]}";

    private static Rule rule(String members) {
        String text = "{'name':'r'," + members + "}";
        try {
            RuleReader.Result read =
                    new RuleReader(RuleTestFields.ALL).read(Json.shared().readTree(text), "");
            return read.rule().orElseThrow(() -> new AssertionError(read.faults().toString()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static RuleSignals signals(Rule rule) {
        return signals(rule, 60, Timeframe.DAY);
    }

    private static RuleSignals signals(Rule rule, int size, Timeframe timeframe) {
        double[][] columns = new double[5][size];
        for (int bar = 0; bar < size; bar++) {
            columns[0][bar] = 10 + bar;
            columns[1][bar] = 11 + bar;
            columns[2][bar] = 9 + bar;
            columns[3][bar] = 10 + bar;
            columns[4][bar] = 1000;
        }
        Bars bars =
                new Bars(
                        size,
                        RandomHistory.days(size),
                        columns[0],
                        columns[1],
                        columns[2],
                        columns[3],
                        columns[4]);
        return new RuleSignals(
                rule,
                new RuleColumns(
                        RuleHistory.of(bars, timeframe),
                        RuleTestFields.ALL,
                        RandomHistory.SUPPLIED));
    }

    private static RuleWalker walker(RuleSignals signals) {
        return new RuleWalker(signals, new PositionKey("s", "ACME"));
    }

    private static RuleAccount account(int quantity, String... open) {
        return new RuleAccount(
                BigDecimal.valueOf(quantity),
                Set.of(open),
                false,
                () -> new BigDecimal(100_000),
                Optional.empty());
    }

    private static RuleDecision decide(Rule rule, int bar, RuleState state, RuleAccount account) {
        return walker(signals(rule)).decide(bar, state, account);
    }

    private static Order entry(String members, int bar) {
        RuleDecision decision =
                decide(
                        rule(members),
                        bar,
                        RuleState.NEW,
                        RuleAccount.flat(new BigDecimal(100_000)));
        assertEquals(List.of(), decision.skipped());
        return decision.orders().get(0).order();
    }

    private static String skipped(String members, int bar, RuleAccount account) {
        RuleDecision decision = decide(rule(members), bar, RuleState.NEW, account);
        assertEquals(List.of(), decision.orders());
        return decision.skipped().get(0).message();
    }

    @Test
    void aSignalBuysAtTheNextOpenForADay() {
        Order order = entry("'long':{" + UP + "}", 3);
        assertEquals(OrderSide.BUY, order.side());
        assertEquals(OrderType.market(), order.type());
        assertEquals(TimeInForce.DAY, order.timeInForce());
        assertEquals(new OrderSize.EquityPercent(new BigDecimal(100)), order.size());
        assertEquals(Bracket.NONE, order.bracket());
        assertEquals("r", order.origin());
        assertEquals("s/ACME/%d/long".formatted(RandomHistory.days(4)[3]), order.id());
    }

    @Test
    void onlyTrueActs() {
        RuleDecision before = decide(rule("'long':{" + UP + "}"), 2, RuleState.NEW, account(0));
        assertEquals(List.of(), before.orders());
        Rule unknown = rule("'long':{'enter':{'any':[{'gt':['close',100]},{'gt':['SMA_50',1]}]}}");
        assertEquals(50, signals(unknown).firstDecision());
        assertEquals(1, decide(unknown, 50, RuleState.NEW, account(0)).orders().size());
    }

    @Test
    void decidingBeginsOnTheBarAfterTheFirstWithEveryDeclaredValue() {
        Rule rule = rule("'long':{" + UP + ",'exit':{'gt':['close','SMA_20']}}");
        assertEquals(20, signals(rule).firstDecision());
        assertEquals(List.of(), decide(rule, 19, RuleState.NEW, account(0)).orders());
        assertEquals(1, decide(rule, 20, RuleState.NEW, account(0)).orders().size());
        Rule level = rule("'long':{" + UP + ",'stop':{'price':'SMA_30'}}");
        assertEquals(30, signals(level).firstDecision());
        Rule stable = rule("'stable':true,'long':{'enter':{'gt':['close','EMA_5']}}");
        assertEquals(
                rule("'long':{'enter':{'gt':['close','EMA_5']}}")
                        .barsNeeded(RuleTestFields.ALL)
                        .stable(),
                signals(stable).firstDecision());
        assertTrue(signals(stable).firstDecision() > 40);
        Rule never = rule("'stable':true,'long':{'enter':{'gt':['OBV',5]}}");
        assertEquals(60, signals(never).firstDecision());
        assertEquals(List.of("OBV"), signals(never).neverStable());
        assertEquals(
                Optional.of(40),
                signals(rule).timesTrue(rule.longSide().orElseThrow().exit().orElseThrow()));
    }

    @Test
    void entriesRestAtTheirLevels() {
        assertEquals("Limit[limit=18.0]", type("long", "{'limit':{'percent':10}}"));
        assertEquals("Limit[limit=18.5]", type("long", "{'limit':{'amount':1.5},'valid_bars':3}"));
        assertEquals("Limit[limit=19.0]", type("long", "{'limit':'low'}"));
        assertEquals("Stop[stop=22.0]", type("long", "{'stop':{'percent':10}}"));
        assertEquals("Stop[stop=21.25]", type("long", "{'stop':{'add':['high',0.25]}}"));
        assertEquals("Limit[limit=22.0]", type("short", "{'limit':{'percent':10}}"));
        Order order = entry("'short':{" + UP + ",'entry':{'stop':{'atr':2}}}", 20);
        assertEquals("Stop[stop=26.0]", order.type().toString());
        assertEquals(TimeInForce.DAY, order.timeInForce());
    }

    private static String type(String side, String entry) {
        return entry("'%s':{%s,'entry':%s}".formatted(side, UP, entry), 10).type().toString();
    }

    @Test
    void levelsAreMeasuredFromTheFillOrTheSignalsClose() {
        String levels =
                "'stop':{'atr':2},'target':{'reward_risk':3},'trail':{'percent':8,'after_r':1}";
        Bracket fromFill = entry("'long':{" + UP + "," + levels + "}", 20).bracket();
        assertEquals(
                new ExitLevel.FromEntry(new Distance.AtrMultiple(new BigDecimal(2))),
                fromFill.stop());
        assertEquals(new ExitLevel.RewardRisk(new BigDecimal(3)), fromFill.target());
        assertEquals(new Distance.Percent(new BigDecimal(8)), fromFill.trail());
        assertEquals(new BigDecimal(1), fromFill.trailAfterR());
        Bracket fromClose =
                entry("'level_from':'signal_close','long':{" + UP + "," + levels + "}", 20)
                        .bracket();
        assertEquals(0, new BigDecimal(26).compareTo(price(fromClose.stop()))); // 30 - 2 x 2
        assertEquals(0, new BigDecimal(42).compareTo(price(fromClose.target())));
        Bracket shorted =
                entry(
                                "'level_from':'signal_close','short':{"
                                        + UP
                                        + ",'stop':{'percent':10},'target':{'amount':4}}",
                                20)
                        .bracket();
        assertEquals(0, new BigDecimal(33).compareTo(price(shorted.stop())));
        assertEquals(0, new BigDecimal(26).compareTo(price(shorted.target())));
        Bracket valued =
                entry(
                                "'long':{"
                                        + UP
                                        + ",'stop':{'price':'low[2]'},'target':{'price':{'mul':['close',1.5]}}}",
                                20)
                        .bracket();
        assertEquals(
                List.of(27.0, 45.0),
                List.of(price(valued.stop()).doubleValue(), price(valued.target()).doubleValue()));
    }

    private static BigDecimal price(@Nullable ExitLevel level) {
        return level instanceof ExitLevel.AtPrice(BigDecimal price) ? price : BigDecimal.ZERO;
    }

    @Test
    void sizesAreHeldToTheMostThatMayBeHeld() {
        assertEquals(
                "EquityPercent[percent=20]",
                size("'size':{'percent':95},'max_position_percent':20"));
        assertEquals("Cash[amount=5000]", size("'size':{'cash':5000},'max_position_percent':20"));
        assertEquals("Cash[amount=20000]", size("'size':{'cash':50000},'max_position_percent':20"));
        assertEquals("Shares[shares=7]", size("'size':{'shares':7}"));
        assertEquals(
                "Shares[shares=666]", size("'size':{'shares':7000},'max_position_percent':20"));
        assertEquals(
                "RiskPercent[percent=1]", size("'size':{'risk_percent':1},'stop':{'amount':2}"));
        assertEquals(
                "Shares[shares=500]",
                size("'size':{'risk_percent':1},'stop':{'amount':2},'max_position_percent':20"));
        assertEquals(
                "Shares[shares=333]",
                size("'size':{'risk_percent':1},'stop':{'percent':10},'max_position_percent':20"));
        assertEquals("Shares[shares=1000]", size("'size':{'volatility_percent':2}"));
        assertEquals(
                "EquityPercent[percent=12]",
                size("'size':{'kelly':{'fraction':0.5,'start_percent':12}}"));
    }

    private static String size(String members) {
        return entry("'long':{" + UP + "," + members + "}", 20)
                .size()
                .toString()
                .replace("E+1", "0");
    }

    @Test
    void kellyCountsTheRulesOwnTrades() {
        Rule rule = rule("'long':{" + UP + ",'size':{'kelly':0.5}}");
        assertEquals(
                "Kelly's size needs 30 closed trades, there are 0",
                skipped("'long':{" + UP + ",'size':{'kelly':0.5}}", 20, account(0)));
        RuleAccount winning = with(new TradeRecord(40, 0.6, 2));
        Order order = decide(rule, 20, RuleState.NEW, winning).orders().get(0).order();
        OrderSize.EquityPercent size = (OrderSize.EquityPercent) order.size();
        assertEquals(20, size.percent().doubleValue(), 1e-9); // half of 0.6 - 0.4 / 2
        RuleDecision losing = decide(rule, 20, RuleState.NEW, with(new TradeRecord(40, 0.3, 1)));
        String zero = "Kelly's size is 0: the closed trades lose";
        assertEquals(List.of(new RuleDecision.Skip(zero, zero)), losing.skipped());
    }

    private static RuleAccount with(TradeRecord record) {
        return new RuleAccount(
                BigDecimal.ZERO,
                Set.of(),
                false,
                () -> new BigDecimal(100_000),
                Optional.of(record));
    }

    @Test
    void aSignalWithoutItsValuesGivesNoOrderAndSaysWhy() {
        assertEquals(
                "the stop of the entry needs ATR_14, which is unknown",
                skipped("'long':{" + UP + ",'entry':{'stop':{'atr':2}}}", 5, account(0)));
        assertEquals(
                "the stop 14 is not on the losing side of the close 13",
                skipped("'long':{" + UP + ",'stop':{'price':14}}", 3, account(0))
                        .replace(".0", ""));
        assertEquals(
                "the limit would be -7.0",
                skipped(
                        "'long':{" + UP + ",'entry':{'limit':{'sub':['close',20]}}}",
                        3,
                        account(0)));
        assertEquals(
                "there is no equity",
                skipped(
                        "'long':{" + UP + ",'size':{'volatility_percent':2}}",
                        20,
                        RuleAccount.flat(BigDecimal.ZERO)));
        assertTrue(
                skipped(
                                "'long':{"
                                        + UP
                                        + ",'entry':{'limit':{'amount':1}},'stop':{'price':'close'}}",
                                3,
                                account(0))
                        .startsWith("bracket.stop must be below the entry 12"));
        assertEquals(
                "long and short signal on the same bar",
                skipped("'long':{" + UP + "},'short':{" + UP + "}", 3, account(0)));
    }

    @Test
    void exitsReduceWhatIsHeldAndLiveUntilTheyAreFilled() {
        Rule rule = rule("'long':{" + UP + ",'exit':{'gt':['close',20]}}");
        RuleDecision decision = decide(rule, 12, held(1, 3), account(70));
        Order exit = decision.orders().get(0).order();
        assertEquals(1, decision.orders().size());
        assertEquals(Purpose.SIGNAL, decision.orders().get(0).purpose());
        assertEquals(OrderSide.SELL, exit.side());
        assertEquals(OrderSize.shares(70), exit.size());
        assertEquals(TimeInForce.GTC, exit.timeInForce());
        assertTrue(exit.reduceOnly());
        RuleDecision waiting = decide(rule, 13, decision.state(), account(70, exit.id()));
        assertEquals(List.of(), waiting.orders());
        RuleDecision lost = decide(rule, 13, decision.state(), account(70));
        assertEquals(1, lost.orders().size());
        assertEquals(List.of(), decide(rule, 5, held(1, 3), account(70)).orders());
    }

    private static RuleState held(int sign, int closes) {
        return new RuleState(sign, closes, 0, null, 0, null);
    }

    @Test
    void aPositionIsHeldOverSoManyClosesAtMost() {
        Rule rule = rule("'long':{" + UP + ",'max_bars':3}");
        RuleState state = RuleState.NEW;
        List<Integer> exits = new ArrayList<>();
        for (int bar = 4; bar < 9; bar++) { // bought at the open of bar 4
            RuleDecision decision = decide(rule, bar, state, account(10));
            state = decision.state();
            if (!decision.orders().isEmpty()) {
                assertEquals(Purpose.TIME, decision.orders().get(0).purpose());
                exits.add(bar);
                break;
            }
        }
        assertEquals(List.of(6), exits);
    }

    @Test
    void theOtherSideTurnsOverAtOneOpen() {
        Rule rule =
                rule("'long':{'enter':{'lt':['close',20]}},'short':{'enter':{'gt':['close',20]}}");
        RuleDecision decision = decide(rule, 12, held(1, 3), account(70));
        assertEquals(
                List.of(Purpose.REVERSE, Purpose.ENTRY),
                decision.orders().stream().map(RuleDecision.RuleOrder::purpose).toList());
        assertTrue(decision.orders().get(0).order().reduceOnly());
        assertEquals(OrderSide.SELL, decision.orders().get(1).order().side());
        assertEquals(false, decision.orders().get(1).order().reduceOnly());
        assertEquals(List.of(), decide(rule, 12, held(-1, 3), account(-70)).orders());
    }

    @Test
    void afterALosingExitThereIsNoEntryForSoManyBars() {
        Rule rule = rule("'long':{" + UP + ",'cooldown_bars':3}");
        RuleState state = held(1, 4);
        List<Integer> entries = new ArrayList<>();
        for (int bar = 10; bar < 15; bar++) {
            RuleAccount account =
                    new RuleAccount(
                            BigDecimal.ZERO,
                            Set.of(),
                            bar == 10,
                            () -> BigDecimal.TEN,
                            Optional.empty());
            RuleDecision decision = decide(rule, bar, state, account);
            state = decision.state();
            if (decision.orders().isEmpty()) {
                assertTrue(decision.skipped().get(0).message().endsWith("after a losing exit"));
            } else {
                entries.add(bar);
            }
        }
        assertEquals(List.of(13, 14), entries); // filled on bars 14 and later: 11, 12, 13 are free
    }

    @Test
    void anEntryWaitsForItsBarsAndIsThenCancelled() {
        Rule rule =
                rule(
                        "'long':{'enter':{'lt':['close',14]},'entry':{'limit':{'amount':3},'valid_bars':3}}");
        RuleDecision first = decide(rule, 3, RuleState.NEW, account(0));
        String id = first.orders().get(0).order().id();
        RuleDecision second = decide(rule, 4, first.state(), account(0, id));
        RuleDecision third = decide(rule, 5, second.state(), account(0, id));
        RuleDecision fourth = decide(rule, 6, third.state(), account(0, id));
        assertEquals(List.of(), second.cancels());
        assertEquals(List.of(), third.cancels());
        assertEquals(List.of(new RuleDecision.Cancel(id, OrderReason.BARS_OVER)), fourth.cancels());
        Rule again =
                rule(
                        "'long':{'enter':{'lt':['close',24]},'entry':{'limit':{'amount':3},'valid_bars':3}}");
        RuleDecision waiting = decide(again, 4, first.state(), account(0, id));
        assertEquals(List.of(), waiting.orders());
        RuleSignals hourly =
                signals(rule("'timeframe':'1h','long':{" + UP + "}"), 60, Timeframe.HOUR);
        RuleDecision within = walker(hourly).decide(5, RuleState.NEW, account(0));
        assertEquals(TimeInForce.GTC, within.orders().get(0).order().timeInForce());
        String hour = within.orders().get(0).order().id();
        assertEquals(
                List.of(new RuleDecision.Cancel(hour, OrderReason.BARS_OVER)),
                walker(hourly).decide(6, within.state(), account(0, hour)).cancels());
    }

    @Test
    void fieldsOfPositionsAreKnownOnThePresentBarOnly() {
        Rule rule = rule("'long':{" + UP + ",'exit':{'lt':['position.profit_percent','-5%']}}");
        RuleSignals signals = signals(rule);
        assertEquals(List.of("position.profit_percent"), signals.liveFields());
        RuleWalker walker = walker(signals);
        assertEquals(List.of(), walker.decide(5, held(1, 2), account(10)).orders());
        signals.setLive("position.profit_percent", 6, -7);
        assertEquals(1, walker.decide(6, held(1, 2), account(10)).orders().size());
        assertEquals(
                Optional.empty(),
                signals.timesTrue(rule.longSide().orElseThrow().exit().orElseThrow()));
    }
}
