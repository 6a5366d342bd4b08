package bellwether.research.backtest.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleSignals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A portfolio of one symbol is a run over that symbol, to the bit.
final class OneSymbolPortfolioTest {
    private static final BigDecimal CASH = new BigDecimal(100_000);

    private static final List<String> OPTIONS =
            List.of(
                    "",
                    "'fill':'same_close',",
                    "'at_end':'close',",
                    "'at_end':'open',",
                    "'fill':'same_close','at_end':'open',");

    private static final List<String> ORDERS =
            List.of(
                    "'size':{'percent':95}",
                    "'size':{'percent':60},'max_bars':7,'cooldown_bars':5",
                    "'size':{'percent':50},'trail':{'percent':4},'cooldown_bars':3",
                    "'size':{'percent':100},'stop':{'atr':2},'target':{'reward_risk':2}",
                    "'size':{'kelly':{'fraction':0.5,'start_percent':20}}",
                    "'size':{'shares':100},'entry':{'limit':{'percent':1},'valid_bars':4}",
                    "'size':{'risk_percent':1},'stop':{'percent':3},'entry':{'stop':{'percent':1},'valid_bars':3}");

    @Test
    void itComesToTheSameBits() {
        int trades = 0;
        for (String options : OPTIONS) {
            for (String orders : ORDERS) {
                Rule rule = rule(options, orders);
                for (int seed = 0; seed < 6; seed++) {
                    trades += compare(rule, seed, options + orders + " on " + seed);
                }
            }
        }
        assertTrue(trades > 2_000, "only " + trades + " trades");
    }

    private static int compare(Rule rule, int seed, String what) {
        RandomMarket market = new RandomMarket(1, 400, seed, new CostPresets().plan("us_retail"));
        RandomMarket.Stock stock = market.stock("A");
        ExecutionSettings settings = ExecutionSettings.usual("USD");
        SymbolResult alone =
                SymbolRun.of(
                        new RuleSignals(rule, RandomMarket.columns(stock)),
                        new RunTerms(
                                new PositionKey("same", "A"),
                                settings,
                                market.instrument("A"),
                                CASH,
                                stock.actions()));
        PortfolioPlan plan =
                new PortfolioPlan(
                        rule, "same", settings, CASH, 1, Optional.empty(), Optional.empty());
        PortfolioResult portfolio = PortfolioRun.of(plan, List.of("A"), market::load);
        assertEquals(alone.trades(), portfolio.trades(), what);
        assertEquals(alone.fills(), portfolio.fills(), what);
        assertArrayEquals(alone.equity(), portfolio.equity(), what);
        assertArrayEquals(alone.gross(), portfolio.gross(), what);
        assertEquals(alone.trading(), portfolio.trading(), what);
        assertEquals(alone.firstDecision(), portfolio.firstDecision(), what);
        BigDecimal held =
                portfolio.held().stream()
                        .map(HeldPosition::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, alone.open().compareTo(held), what);
        return alone.trades().size();
    }

    private static Rule rule(String options, String orders) {
        return RandomMarket.rule(
                """
                {'name':'cross',%1$s
                 'long':{'enter':{'crosses_above':['SMA_4','SMA_15']},%2$s},
                 'short':{'enter':{'crosses_below':['SMA_5','SMA_21']},
                  'exit':{'lt':['RSI_14',30]},%2$s}}
                """
                        .formatted(options, orders));
    }
}
