package bellwether.research.backtest.doubt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.portfolio.PortfolioPlan;
import bellwether.research.backtest.portfolio.PortfolioResult;
import bellwether.research.backtest.portfolio.PortfolioRun;
import bellwether.research.backtest.portfolio.PortfolioSymbol;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Portfolios whose symbols are cut together: honest rules order the same, one that peeks does not.
final class PortfolioCutsTest {
    private static final RuleFields FIELDS =
            RuleFields.standard()
                    .with(
                            List.of(
                                    RuleField.number(
                                            "peek", ValueType.NUMBER, "", "A test's.", "test")));

    private final TreeMap<String, RuleHistory> market = new TreeMap<>();

    PortfolioCutsTest() {
        for (int i = 0; i < 5; i++) {
            market.put("S" + i, RuleHistory.of(DoubtRuns.walk(40 + i, 220 + 3 * i), Timeframe.DAY));
        }
    }

    /// 1 before a rise of the next bar.
    private static double[] tomorrow(String name, RuleHistory history) {
        assertEquals("peek", name);
        double[] close = history.raw().close();
        double[] column = new double[history.size()];
        Arrays.setAll(column, bar -> bar + 1 < close.length && close[bar + 1] > close[bar] ? 1 : 0);
        return column;
    }

    private PortfolioResult run(String rule, UnaryOperator<RuleHistory> part) {
        PortfolioPlan plan =
                new PortfolioPlan(
                        DoubtRuns.rule(rule, FIELDS),
                        "test",
                        ExecutionSettings.usual("USD"),
                        new BigDecimal(10_000),
                        2,
                        Optional.empty(),
                        Optional.empty());
        return PortfolioRun.of(
                plan,
                market.keySet(),
                ticker ->
                        Optional.of(
                                PortfolioSymbol.of(
                                        new RuleColumns(
                                                part.apply(requireNonNull(market.get(ticker))),
                                                FIELDS,
                                                PortfolioCutsTest::tomorrow),
                                        InstrumentTerms.of(ticker, "USD", CostPlan.NONE),
                                        List.of())));
    }

    private LookAheadProof proof(String rule, int most) {
        return PortfolioCuts.of(
                run(rule, history -> history),
                day -> run(rule, history -> history.endingFlat(behind(history, day))),
                most);
    }

    private static int behind(RuleHistory history, LocalDate day) {
        int bar = 0;
        while (bar < history.size() && !history.date(bar).isAfter(day)) {
            bar++;
        }
        return bar;
    }

    @Test
    void honestRulesOrderTheSame() {
        String rule =
                "{'name':'honest','long':{'enter':{'lt':['RSI_14',45]},'exit':{'gt':['RSI_14',60]},'size':{'percent':40},'stop':{'percent':3},'trail':{'percent':4}}}";
        LookAheadProof proof = proof(rule, 30);
        assertEquals(30, proof.cuts());
        assertEquals(true, proof.clean(), proof.toString());
        assertTrue(run(rule, history -> history).trades().size() > 5);
    }

    @Test
    void oneThatPeeksIsFound() {
        LookAheadProof proof =
                proof(
                        "{'name':'peek','long':{'enter':{'gt':['peek',0]},'exit':{'lt':['peek',1]},'size':{'percent':40}}}",
                        30);
        assertEquals(false, proof.clean());
        LookAheadProof.Difference difference = proof.differences().getFirst();
        assertEquals("orders", difference.what());
        assertEquals(difference.cutAfter(), difference.date());
        assertTrue(market.containsKey(difference.name()), difference.toString());
    }

    @Test
    void aCutHistoryEndsWithOneFlatBarInItsOwnShares() {
        Bars bars = DoubtRuns.walk(12, 60);
        RuleHistory whole =
                RuleHistory.of(
                        bars,
                        List.of(
                                new Split(Timeframe.date(bars.time()[20]), 2, true),
                                new Split(Timeframe.date(bars.time()[30]), 3, true)),
                        Timeframe.DAY,
                        ZoneOffset.UTC);
        RuleHistory cut = whole.endingFlat(30);
        assertEquals(31, cut.size());
        assertArrayEquals(
                Arrays.copyOf(whole.series().close(), 30), Arrays.copyOf(cut.series().close(), 30));
        assertEquals(bars.close()[29], cut.raw().close()[30]);
        assertEquals(cut.raw().high()[30], cut.raw().low()[30]);
        assertEquals(bars.time()[30], cut.raw().time()[30]);
        assertEquals(whole.shares(29), cut.shares(30));
        assertEquals(60, whole.endingFlat(60).size());
    }
}
