package bellwether.trading.strategy.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.SuppliedColumns;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.StrategyFixture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules on paper beside the same rules in a backtest.
final class RuleTraderTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");

    private final StrategyFixture fixture = new StrategyFixture();

    @BeforeEach
    void begin() {
        fixture.now = FIRST.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Bars bars(int size, long seed) {
        Random random = new Random(seed);
        Bars bars = Bars.room(size);
        double last = 100;
        for (int i = 0; i < size; i++) {
            double open = cents(last * (1 + random.nextGaussian() * 0.01));
            double close = cents(open * (1 + random.nextGaussian() * 0.03));
            bars.time()[i] = FIRST.plusDays(i).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            bars.open()[i] = open;
            bars.high()[i] = cents(Math.max(open, close) * (1 + random.nextDouble() * 0.02));
            bars.low()[i] = cents(Math.min(open, close) * (1 - random.nextDouble() * 0.02));
            bars.close()[i] = close;
            bars.volume()[i] = 1_000_000;
            last = close;
        }
        return bars;
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }

    private static Optional<RuleHistory> upTo(Bars bars, long time) {
        int bar = bars.place(time);
        return bar < bars.size() && bars.time()[bar] == time
                ? Optional.of(RuleHistory.of(bars.first(bar + 1), Timeframe.DAY))
                : Optional.empty();
    }

    private static TapeStep step(Bars bars, int bar) {
        return TapeStep.daily(
                bars.time()[bar],
                FIRST.plusDays(bar),
                List.of(
                        new TapeBar(
                                "AAA",
                                bars.open()[bar],
                                bars.high()[bar],
                                bars.low()[bar],
                                bars.close()[bar],
                                bars.volume()[bar],
                                null)));
    }

    private RuleTrader trader(Bars bars) {
        return new RuleTrader(
                fixture.check,
                (symbol, timeframe, step) -> upTo(bars, step.time()),
                fixture.instruments,
                () -> fixture.now);
    }

    private List<Fill> walk(Portfolio portfolio, Bars bars, int from, int to) {
        List<Fill> fills = new ArrayList<>();
        for (int bar = from; bar < to; bar++) {
            TapeStep step = step(bars, bar);
            boolean decides = bar < bars.size() - 1;
            fills.addAll(
                    fixture.accounts
                            .change(
                                    "ann",
                                    portfolio.id(),
                                    account -> {
                                        account.step(step);
                                        if (decides) {
                                            trader(bars)
                                                    .after(account, step)
                                                    .forEach(order ->
                                                            account.accept(
                                                                    order,
                                                                    step.time() + 2,
                                                                    step.date()));
                                        }
                                        return true;
                                    })
                            .happened()
                            .fills());
        }
        return fills;
    }

    /// All but the names of orders.
    private static List<String> shown(List<Fill> fills) {
        return fills.stream()
                .map(fill ->
                        "%s %s %s at %s %s"
                                .formatted(
                                        fill.date(),
                                        fill.side(),
                                        fill.quantity(),
                                        fill.price(),
                                        fill.phase()))
                .toList();
    }

    private static SymbolResult backtest(String rules, Bars bars, PositionKey key) {
        return SymbolRun.of(
                new RuleSignals(
                        new RuleReader(RuleFields.standard())
                                .read(StrategyFixture.rules(rules), "")
                                .rule()
                                .orElseThrow(),
                        new RuleColumns(
                                RuleHistory.of(bars, Timeframe.DAY),
                                RuleFields.standard(),
                                SuppliedColumns.NONE)),
                new RunTerms(
                        key,
                        new bellwether.trading.portfolio.PortfolioTerms(
                                        "USD",
                                        bellwether.trading.portfolio.PortfolioTape.DAILY,
                                        bellwether.trading.execution.LotMethod.FIFO,
                                        true,
                                        "",
                                        false)
                                .settings(),
                        InstrumentTerms.of("AAA", "USD", CostPlan.NONE),
                        new BigDecimal(10_000),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'both','long':{'enter':{'crosses_above':['SMA_3','SMA_8']},'size':{'percent':50}},'short':{'enter':{'crosses_below':['SMA_3','SMA_8']},'size':{'percent':40},'stop':{'percent':5}}}",
                "{'name':'levels','long':{'enter':{'gt':['SMA_3','SMA_8']},'size':{'risk_percent':1},'max_position_percent':60,'stop':{'percent':4},'target':{'reward_risk':2},'cooldown_bars':3,'max_bars':6}}",
                "{'name':'limits','long':{'enter':{'lt':['close','SMA_8']},'entry':{'limit':{'percent':2},'valid_bars':3},'size':{'cash':4000},'exit':{'gt':['close','SMA_8']}}}"
            })
    void onPaperTheSameFillsAsInABacktest(String rules) {
        Bars bars = bars(70, 7);
        Portfolio portfolio = fixture.portfolio("p");
        Strategy strategy = fixture.strategy(portfolio, "s", rules, "AAA");
        List<Fill> paper = walk(portfolio, bars, 0, bars.size());
        SymbolResult history =
                backtest(rules, bars, new PositionKey(strategy.id().toString(), "AAA"));
        assertTrue(history.fills().size() > 4, () -> "too few fills: " + history.fills());
        assertEquals(shown(history.fills()), shown(paper));
    }

    @Test
    void aBarIsDecidedOnOnce() {
        String rules = "{'name':'r','long':{'enter':{'gt':['close',1]},'size':{'shares':5}}}";
        Bars bars = bars(6, 3);
        Portfolio portfolio = fixture.portfolio("p");
        Strategy strategy = fixture.strategy(portfolio, "s", rules, "AAA");
        TapeStep step = step(bars, 1);
        List<Order> first = after(portfolio, bars, step);
        assertEquals(1, first.size());
        assertEquals(List.of(), after(portfolio, bars, step));
        // even where what the rule remembers is lost
        fixture.jdbi().useHandle(h -> h.execute("delete from rule_memory"));
        assertEquals(List.of(), after(portfolio, bars, step));
        SignalDao.Signal refused = newest(strategy);
        assertNull(refused.orderId(), "nobody took the order in");
        assertTrue(refused.reason().contains("not taken in"), refused.reason());
        accept(portfolio, first.getFirst(), step);
        SignalDao.Signal taken = newest(strategy);
        assertEquals(
                "or_%d_%s".formatted(portfolio.id().number(), first.getFirst().id()),
                taken.orderId());
        assertEquals("entry", taken.reason());
        assertEquals(
                Optional.of("or_%d_%s".formatted(portfolio.id().number(), first.getFirst().id())),
                OrderId.parse(String.valueOf(taken.orderId())).map(OrderId::toString));
    }

    @Test
    void aStepAsksForTheRulesOnce() {
        Bars bars = bars(6, 3);
        Portfolio portfolio = fixture.portfolio("without rules");
        List<String> asked = new ArrayList<>();
        fixture.jdbi()
                .setSqlLogger(
                        new SqlLogger() {
                            @Override
                            public void logBeforeExecution(StatementContext context) {
                                if (context.getRenderedSql().contains("s.rules is not null")) {
                                    asked.add(context.getRenderedSql());
                                }
                            }
                        });
        assertEquals(List.of(), after(portfolio, bars, step(bars, 1)));
        assertEquals(1, asked.size(), () -> String.join("\n", asked));
    }

    private SignalDao.Signal newest(Strategy strategy) {
        return fixture.jdbi()
                .withHandle(h -> new SignalDao().list(h, strategy, Long.MAX_VALUE, 10))
                .getFirst();
    }

    private void accept(Portfolio portfolio, Order order, TapeStep step) {
        fixture.accounts.change(
                "ann",
                portfolio.id(),
                account -> {
                    account.step(step);
                    return account.accept(order, step.time() + 2, step.date());
                });
    }

    private List<Order> after(Portfolio portfolio, Bars bars, TapeStep step) {
        return fixture.accounts
                .change("ann", portfolio.id(), account -> trader(bars).after(account, step))
                .answer();
    }

    @Test
    void whatWasRefusedSaysWhy() {
        String rules = "{'name':'r','long':{'enter':{'gt':['close',1]},'size':{'shares':5}}}";
        Bars bars = bars(6, 3);
        Portfolio portfolio = fixture.portfolio("p");
        Strategy strategy = fixture.strategy(portfolio, "s", rules, "AAA");
        Order order = after(portfolio, bars, step(bars, 1)).getFirst();
        fixture.accounts.change(
                "ann",
                portfolio.id(),
                account -> {
                    trader(bars).refused(account, order, "Limit of 10 positions reached.");
                    return true;
                });
        assertNull(newest(strategy).orderId());
        assertEquals("Limit of 10 positions reached.", newest(strategy).reason());
    }

    @Test
    void whileASplitIsSuspectedNothingIsDecided() {
        String rules = "{'name':'r','long':{'enter':{'gt':['close',1]},'size':{'shares':5}}}";
        Bars bars = bars(6, 3);
        Portfolio portfolio = fixture.portfolio("p");
        fixture.strategy(portfolio, "s", rules, "AAA");
        TapeStep step = step(bars, 1);
        TapeStep held =
                new TapeStep(
                        step.time(),
                        step.date(),
                        true,
                        step.bars(),
                        List.of(),
                        Set.of("AAA"),
                        List.of());
        assertEquals(List.of(), after(portfolio, bars, held));
        assertEquals(1, after(portfolio, bars, step(bars, 2)).size());
    }

    @Test
    void theFirstBarBeginsAfterTheStrategyWasMadeActive() {
        String rules = "{'name':'r','long':{'enter':{'gt':['close',1]},'size':{'shares':5}}}";
        Bars bars = bars(6, 3);
        Portfolio portfolio = fixture.portfolio("p");
        fixture.now = FIRST.plusDays(2).atTime(12, 0).toInstant(ZoneOffset.UTC);
        fixture.strategy(portfolio, "s", rules, "AAA");
        assertEquals(List.of(), after(portfolio, bars, step(bars, 2)));
        assertEquals(1, after(portfolio, bars, step(bars, 3)).size());
    }

    @Test
    void onlyActiveStrategiesOrderAndOnlyTheirSymbols() {
        String rules = "{'name':'r','long':{'enter':{'gt':['close',1]},'size':{'shares':5}}}";
        Bars bars = bars(6, 3);
        Portfolio portfolio = fixture.portfolio("p");
        fixture.strategy(portfolio, "other", rules, "BBB");
        assertEquals(List.of(), after(portfolio, bars, step(bars, 2)));
    }

    @Test
    void whatIsNotOrderedSaysWhy() {
        Bars bars = bars(6, 3);
        Portfolio portfolio = fixture.portfolio("p");
        Strategy strategy =
                fixture.strategy(
                        portfolio,
                        "s",
                        "{'name':'r','long':{'enter':{'gt':['close',1]},'size':{'volatility_percent':1}}}",
                        "AAA");
        assertEquals(List.of(), after(portfolio, bars, step(bars, 2)));
        SignalDao.Signal said = newest(strategy);
        assertEquals("skipped", said.signal());
        assertTrue(said.reason().contains("ATR_14"), said.reason());
        TapeStep unknown =
                TapeStep.daily(5, FIRST, List.of(new TapeBar("AAA", 1, 1, 1, 1, 1, null)));
        assertEquals(List.of(), after(portfolio, bars, unknown));
    }
}
