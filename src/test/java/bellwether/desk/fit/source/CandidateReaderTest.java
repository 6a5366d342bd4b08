package bellwether.desk.fit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.fit.select.FitCandidate;
import bellwether.desk.fit.select.FitHolding;
import bellwether.desk.fit.select.FitLimits;
import bellwether.desk.fit.select.FittedPosition;
import bellwether.desk.fit.select.PairCorrelation;
import bellwether.desk.fit.select.PortfolioFitter;
import bellwether.market.bars.CorporateAction;
import bellwether.market.rates.FxRates;
import bellwether.research.analysis.CurrentAge;
import bellwether.research.analysis.ProposedTrade;
import bellwether.trading.portfolio.PaperDesk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Plans as candidates, in the capital's currency and shares of today.
final class CandidateReaderTest {
    private static final LocalDate AS_OF = LocalDate.of(2024, 3, 4);
    private static final List<String> UNITS = List.of("EUR", "USD", "GBX");

    private final PaperDesk paper = new PaperDesk("2024-03-06T22:00:00Z");

    @BeforeEach
    void rates() {
        paper.bars("EURUSD=X", "2024-03-05,1.25,1.25,1.25,1.25,0");
        paper.bars("EURGBP=X", "2024-03-04,0.8,0.8,0.8,0.8,0");
    }

    @AfterEach
    void close() {
        paper.close();
    }

    private static ProposedTrade proposed(
            String ticker, String side, String unit, String entry, String stop) {
        return new ProposedTrade(
                "an_1",
                ticker,
                side.equals("long") ? "BUY" : "SELL",
                side.equals("long") ? 0.3 : -0.3,
                null,
                AS_OF,
                false,
                Optional.of(
                        new ProposedTrade.Trade(
                                side,
                                new BigDecimal(entry),
                                new BigDecimal(stop),
                                unit,
                                BigDecimal.ONE,
                                new BigDecimal("1.5"),
                                new BigDecimal("20"),
                                new BigDecimal("0.2"))),
                "");
    }

    private static CandidateFacts facts(CorporateAction... splits) {
        return new CandidateFacts(
                Optional.empty(), Optional.of(new CurrentAge(2, false)), false, List.of(splits));
    }

    private CandidateReader reader() {
        return new CandidateReader(
                "EUR", FitSides.BOTH, new FxRates(paper.market, LocalDate.of(2024, 3, 6)));
    }

    private static CorporateAction split(int day, int after, int before) {
        return CorporateAction.split(
                LocalDate.of(2024, 3, day), BigDecimal.valueOf(after), BigDecimal.valueOf(before));
    }

    private static void assertAmount(String expected, BigDecimal actual) {
        assertEquals(0, new BigDecimal(expected).compareTo(actual), "was " + actual);
    }

    @Test
    void pricesAreThoseOfSharesOfTodayInTheCapitalsCurrency() {
        CandidateReader reader = reader();
        reader.read(
                proposed("AAA", "long", "USD", "100", "90"),
                facts(split(4, 3, 1), split(5, 2, 1), split(6, 1, 4), split(7, 10, 1)));
        FitCandidate candidate = reader.candidates().getFirst();
        // twice as many shares, then a quarter: 200 a share, of which 1.25 dollars are one euro
        assertAmount("160.32", candidate.prices().cost());
        assertAmount("16", candidate.prices().loss());
        assertEquals(
                List.of(LocalDate.of(2024, 3, 5), LocalDate.of(2024, 3, 6)),
                candidate.basis().splits(),
                "not that of the analysis' own day, nor that of tomorrow");
        assertEquals("USD", candidate.basis().currency());
        assertEquals(1, reader.used().size());
        assertEquals(LocalDate.of(2024, 3, 5), reader.used().getFirst().date());
        assertAmount("0.8", reader.used().getFirst().rate());
    }

    @Test
    void whatIsInventedIsSaidOfWhatIsTakenAndOfWhatIsLeft() {
        CandidateReader reader = reader();
        CandidateFacts invented =
                new CandidateFacts(
                        Optional.empty(), Optional.of(new CurrentAge(2, false)), true, List.of());
        reader.read(proposed("AAA", "long", "EUR", "100", "90"), invented);
        reader.read(proposed("BBB", "long", "JPY", "100", "90"), invented);
        assertTrue(reader.candidates().getFirst().basis().synthetic());
        assertTrue(reader.left().getFirst().synthetic());
        assertEquals("no_rate", reader.left().getFirst().reason());
        assertEquals(List.of(), reader.used(), "no rate was needed, and none was there");
    }

    /// A plan as a test knows it, in euros and shares of today.
    private record Plain(double cost, double loss, int side) {}

    /// Ten thousand fits of plans in three currencies, with splits, on both sides, beside positions
    /// that are there already: by arithmetic of its own never over cash, heat, or a share of the
    /// capital.
    @Test
    void neverPassesALimitWhateverTheCurrencies() {
        Random random = new Random(7);
        FxRates rates = new FxRates(paper.market, LocalDate.of(2024, 3, 6));
        Set<String> currencies = new HashSet<>();
        int shorts = 0;
        int divided = 0;
        for (int i = 0; i < 10_000; i++) {
            CandidateReader reader = new CandidateReader("EUR", FitSides.BOTH, rates);
            Map<String, Plain> plans = new HashMap<>();
            for (int n = 0; n < 12; n++) {
                plans.put("T" + n, random(random, reader, "T" + n));
            }
            double capital = 5_000 + random.nextInt(500_000);
            double cash = capital * random.nextInt(101) / 100;
            FitLimits limits =
                    new FitLimits(
                            BigDecimal.valueOf(capital),
                            BigDecimal.valueOf(1 + random.nextInt(8)),
                            BigDecimal.valueOf(5 + random.nextInt(30)),
                            BigDecimal.valueOf(30),
                            0.9,
                            1 + random.nextInt(9));
            List<FitHolding> held = held(random, capital);
            PortfolioFitter.Result result =
                    new PortfolioFitter(
                                    limits,
                                    BigDecimal.valueOf(cash),
                                    held,
                                    (_, _) -> Optional.of(new PairCorrelation(0, 60)))
                            .fit(reader.candidates());
            double value = 0;
            double heat = held.stream().mapToDouble(one -> one.loss().doubleValue()).sum();
            for (FittedPosition one : result.taken()) {
                Plain plan = Objects.requireNonNull(plans.get(one.candidate().ticker()));
                double shares = one.shares().doubleValue();
                assertTrue(
                        shares * plan.cost()
                                <= capital * limits.position().doubleValue() / 100 + 1e-6);
                assertTrue(shares * plan.loss() <= capital * 0.015 + 1e-6, "the plan's own risk");
                assertEquals(plan.side(), one.candidate().side());
                value += shares * plan.cost();
                heat += shares * plan.loss();
                currencies.add(one.candidate().basis().currency());
                shorts += plan.side() < 0 ? 1 : 0;
                divided += one.candidate().basis().splits().size();
            }
            assertTrue(value <= cash + 1e-6, "cash of fit " + i);
            assertTrue(
                    result.taken().isEmpty()
                            || heat <= capital * limits.heat().doubleValue() / 100 + 1e-6,
                    "heat of fit " + i);
            assertTrue(
                    result.taken().isEmpty() || result.positions() <= limits.positions(),
                    "positions of fit " + i);
        }
        assertEquals(Set.of("EUR", "USD", "GBP"), currencies);
        assertTrue(shorts > 1_000 && divided > 1_000, shorts + " shorts, " + divided + " splits");
    }

    private static Plain random(Random random, CandidateReader reader, String ticker) {
        int unit = random.nextInt(3);
        double rate = List.of(1.0, 0.8, 0.0125).get(unit);
        int side = random.nextInt(3) == 0 ? -1 : 1;
        int entry = 10 + random.nextInt(400);
        double away = entry * (1 + random.nextInt(9)) / 100.0;
        boolean isDivided = random.nextInt(4) == 0;
        int after = 1 + random.nextInt(4);
        int before = 1 + random.nextInt(3);
        reader.read(
                proposed(
                        ticker,
                        side > 0 ? "long" : "short",
                        UNITS.get(unit),
                        String.valueOf(entry),
                        BigDecimal.valueOf(entry - side * away).toPlainString()),
                isDivided ? facts(split(5, after, before)) : facts());
        double factor = (isDivided ? (double) before / after : 1) * rate;
        return new Plain(entry * 1.002 * factor, away * factor, side);
    }

    private static List<FitHolding> held(Random random, double capital) {
        List<FitHolding> held = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            held.add(
                    new FitHolding(
                            "H" + n,
                            random.nextBoolean() ? 1 : -1,
                            BigDecimal.valueOf(capital * random.nextInt(20) / 100),
                            BigDecimal.valueOf(capital * random.nextInt(30) / 1_000),
                            Optional.empty()));
        }
        return held;
    }
}
