package bellwether.research.backtest.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.MatchingRules;
import bellwether.trading.rules.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random markets of ten symbols with gaps, splits, dividends and delistings, beside a plain second
/// writing.
final class NaivePortfolioTest {
    private static final int SESSIONS = 500;

    @Test
    void slotsAndRanksComeToTheSame() {
        int trades = 0;
        for (int seed = 0; seed < 12; seed++) {
            int slots = 1 + seed % 6;
            double percent = seed % 2 == 0 ? 100 / slots : 60;
            trades += compare(seed, new NaivePortfolio.Terms(slots, percent, 0, false, 0));
        }
        assertTrue(trades > 3_000, "only " + trades);
    }

    @Test
    void stopsFreeTheirSlotsForTheNextBar() {
        int trades = 0;
        for (int seed = 20; seed < 32; seed++) {
            int slots = 1 + seed % 5;
            trades += compare(seed, new NaivePortfolio.Terms(slots, 90.0 / slots, 2, false, 0));
        }
        assertTrue(trades > 3_000, "only " + trades);
    }

    @Test
    void equalWeightsComeToTheSame() {
        int trades = 0;
        for (int seed = 40; seed < 52; seed++) {
            int slots = 2 + seed % 4;
            double band = seed % 2 == 0 ? 0 : 8;
            trades += compare(seed, new NaivePortfolio.Terms(slots, 100.0 / slots, 0, true, band));
        }
        assertTrue(trades > 3_000, "only " + trades);
    }

    private static int compare(int seed, NaivePortfolio.Terms terms) {
        RandomMarket market = new RandomMarket(10, SESSIONS, seed, CostPlan.NONE);
        NaivePortfolio naive = new NaivePortfolio(market, terms);
        String stop = terms.stop() > 0 ? ",'stop':{'percent':" + terms.stop() + "}" : "";
        MatchingRules matching = new MatchingRules(false, false, true, null);
        PortfolioPlan plan =
                new PortfolioPlan(
                        RandomMarket.rule(
                                NaivePortfolio.RULE.formatted(
                                        terms.quarters() ? 50 : terms.percent(), stop)),
                        "naive",
                        ExecutionSettings.usual("USD").with(matching),
                        new BigDecimal(100_000),
                        terms.slots(),
                        Optional.of(Operand.FieldValue.of("ROC_5")),
                        terms.quarters()
                                ? Optional.of(
                                        new RebalancePlan(
                                                RebalancePlan.Every.QUARTER,
                                                RebalancePlan.Weights.EQUAL,
                                                BigDecimal.valueOf(terms.band())))
                                : Optional.empty());
        List<String> tickers = new ArrayList<>(market.tickers());
        Collections.shuffle(tickers, new Random(seed)); // their order is no matter
        PortfolioResult run = PortfolioRun.of(plan, tickers, market::load);
        List<String> fills =
                run.fills().stream()
                        .map(fill ->
                                fill.date()
                                        + " "
                                        + fill.position().symbol()
                                        + " "
                                        + (fill.side().sign() > 0 ? "buy " : "sell ")
                                        + fill.quantity().toBigInteger())
                        .toList();
        for (int i = 0; i < Math.min(fills.size(), naive.trades.size()); i++) {
            assertEquals(naive.trades.get(i), fills.get(i), terms + " of " + seed + " at " + i);
        }
        assertEquals(naive.trades.size(), fills.size(), terms + " of " + seed);
        assertEquals(naive.equity.size(), run.equity().length);
        for (int i = 0; i < run.equity().length; i++) {
            assertEquals(naive.equity.get(i), run.equity()[i], 0.1, terms + " at " + i);
            assertEquals(naive.held.get(i), run.positions()[i], terms + " at " + i);
        }
        return fills.size();
    }
}
