package bellwether.desk.fit.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is taken into a portfolio, and why the rest is not.
final class PortfolioFitterTest {
    private static final FitLimits USUAL =
            new FitLimits(money("100000"), money("6"), money("20"), money("30"), 0.8, 10);

    private static final PlanBasis BASIS = new PlanBasis("USD", false, List.of());

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }

    private static FitCandidate candidate(String ticker, double score, String cost, String loss) {
        return candidate(ticker, 1, score, cost, loss, Optional.of("S" + ticker));
    }

    private static FitCandidate candidate(
            String ticker,
            int verdict,
            double score,
            String cost,
            String loss,
            Optional<String> sector) {
        return new FitCandidate(
                ticker,
                "an_1",
                1,
                new FitCandidate.PlanPrices(money(cost), money(loss)),
                new FitCandidate.PlanLimits(money("2"), money("20")),
                BigDecimal.ONE,
                new FitRank(verdict, score, 0, ticker),
                sector,
                BASIS);
    }

    private static PortfolioFitter.Result fit(FitLimits limits, FitCandidate... candidates) {
        return new PortfolioFitter(
                        limits,
                        limits.capital(),
                        List.of(),
                        (_, _) -> Optional.of(new PairCorrelation(0, 60)))
                .fit(List.of(candidates));
    }

    private static String reason(PortfolioFitter.Result result, String ticker) {
        return result.left().stream()
                .filter(one -> one.ticker().equals(ticker))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    @Test
    void eachTakesTheMostWholeSharesThatTheTightestLimitLeaves() {
        // 2 % of 100,000 at 3 a share: 666 shares; 20 % at 100: 200 shares
        FittedPosition plan = fit(USUAL, candidate("A", 0.2, "100", "30")).taken().getFirst();
        assertEquals(money("66"), plan.shares());
        assertEquals(FitBound.PLAN, plan.bound());
        FitLimits narrow =
                new FitLimits(money("100000"), money("1"), money("20"), money("30"), 0.8, 10);
        FittedPosition heat = fit(narrow, candidate("A", 0.2, "100", "30")).taken().getFirst();
        assertEquals(money("33"), heat.shares());
        assertEquals(FitBound.HEAT, heat.bound());
        FitLimits small =
                new FitLimits(money("100000"), money("6"), money("5"), money("30"), 0.8, 10);
        FittedPosition position = fit(small, candidate("A", 0.2, "100", "3")).taken().getFirst();
        assertEquals(money("50"), position.shares());
        assertEquals(FitBound.POSITION, position.bound());
    }

    @Test
    void strongerVerdictsGoFirstThenScoresThenTickers() {
        PortfolioFitter.Result result =
                fit(
                        USUAL,
                        candidate("D", 0.2, "100", "3"),
                        candidate("C", 0.2, "100", "3"),
                        candidate("B", 0.3, "100", "3"),
                        candidate("A", 2, 0.1, "100", "3", Optional.of("x")));
        assertEquals(
                List.of("A", "B", "C", "D"),
                result.taken().stream().map(one -> one.candidate().ticker()).toList());
    }

    @Test
    void saysTheFirstReasonThatBinds() {
        FitLimits two =
                new FitLimits(money("100000"), money("6"), money("20"), money("30"), 0.8, 2);
        PortfolioFitter.Result full =
                fit(
                        two,
                        candidate("A", 0.3, "100", "3"),
                        candidate("B", 0.2, "100", "3"),
                        candidate("C", 0.1, "100", "3"));
        assertEquals("positions", reason(full, "C"));
        Optional<String> banks = Optional.of("Banks");
        PortfolioFitter.Result sector =
                fit(
                        USUAL,
                        candidate("A", 1, 0.3, "100", "3", banks),
                        candidate("B", 1, 0.2, "100", "3", banks),
                        candidate("C", 1, 0.1, "100", "3", banks));
        assertEquals(money("100"), sector.taken().get(1).shares());
        assertEquals(FitBound.SECTOR, sector.taken().get(1).bound());
        assertEquals("sector", reason(sector, "C"));
        FitLimits loose =
                new FitLimits(money("100000"), money("100"), money("100"), money("100"), 1, 50);
        FitCandidate[] many = new FitCandidate[7];
        for (int i = 0; i < many.length; i++) {
            many[i] = candidate("T" + i, 0.9 - i * 0.1, "100", "1");
        }
        PortfolioFitter.Result cash = fit(loose, many);
        assertEquals(5, cash.taken().size());
        assertEquals("cash", reason(cash, "T5"));
        assertEquals("too_small", reason(fit(USUAL, candidate("A", 1, "100", "120")), "A"));
        assertEquals("plan", reason(fit(USUAL, candidate("A", 1, "30000", "10")), "A"));
    }

    @Test
    void symbolsWithoutASectorCountForNone() {
        PortfolioFitter.Result result =
                fit(
                        USUAL,
                        candidate("A", 1, 0.3, "100", "3", Optional.empty()),
                        candidate("B", 1, 0.2, "100", "3", Optional.empty()),
                        candidate("C", 1, 0.1, "100", "3", Optional.empty()));
        assertEquals(3, result.taken().size());
    }

    @Test
    void leavesOutWhatMovesTogetherAndSaysWhatIsUnknown() {
        PairCorrelations pairs =
                (one, other) ->
                        (one + other).contains("U")
                                ? Optional.empty()
                                : Optional.of(new PairCorrelation(0.81, 117));
        List<FitCandidate> three =
                List.of(
                        candidate("A", 0.3, "100", "3"),
                        candidate("B", 0.2, "100", "3"),
                        candidate("U", 0.1, "100", "3"));
        PortfolioFitter.Result result =
                new PortfolioFitter(USUAL, USUAL.capital(), List.of(), pairs).fit(three);
        assertEquals("correlated", reason(result, "B"));
        assertTrue(
                result.left().getFirst().words().contains("0.81 with those of A over 117 common"),
                result.left().toString());
        assertNull(result.taken().get(1).closest(), "of none a correlation is known");
        assertEquals(List.of("A"), result.taken().get(1).unknownCorrelations());
    }

    @Test
    void whatIsHeldCounts() {
        FitHolding held = new FitHolding("H", 1, money("25000"), money("5900"), Optional.of("SA"));
        PortfolioFitter.Result result =
                new PortfolioFitter(
                                USUAL,
                                money("75000"),
                                List.of(held),
                                (_, _) -> Optional.of(new PairCorrelation(0, 60)))
                        .fit(
                                List.of(
                                        candidate("H", 0.9, "100", "1"),
                                        candidate("A", 0.8, "100", "1"),
                                        candidate("B", 0.7, "100", "1")));
        assertEquals("held", reason(result, "H"));
        assertEquals(money("50"), result.taken().getFirst().shares());
        assertEquals(FitBound.SECTOR, result.taken().getFirst().bound());
        assertEquals(money("50"), result.taken().get(1).shares());
        assertEquals(FitBound.HEAT, result.taken().get(1).bound());
        assertEquals(3, result.positions());
    }

    /// Ten thousand random accounts: never over cash, heat, a position, a sector, the number of
    /// positions or a correlation, whatever the order; and each symbol is taken or has a reason.
    @Test
    void neverPassesALimit() {
        Random random = new Random(42);
        int taken = 0;
        Map<String, Integer> reasons = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            FitLimits limits = limits(random);
            List<FitHolding> held = held(random);
            BigDecimal cash =
                    limits.capital()
                            .multiply(BigDecimal.valueOf(random.nextInt(101)))
                            .movePointLeft(2);
            List<FitCandidate> candidates = candidates(random);
            long seed = random.nextLong();
            PairCorrelations pairs = (one, other) -> correlation(seed, one, other);
            PortfolioFitter.Result result =
                    new PortfolioFitter(limits, cash, held, pairs).fit(candidates);
            check(limits, cash, held, pairs, result);
            assertEquals(candidates.size(), result.taken().size() + result.left().size());
            Collections.shuffle(candidates, random);
            assertEquals(
                    result.taken(),
                    new PortfolioFitter(limits, cash, held, pairs).fit(candidates).taken());
            taken += result.taken().size();
            result.left().forEach(one -> reasons.merge(one.reason(), 1, Integer::sum));
        }
        assertTrue(taken > 10_000, "only " + taken);
        assertTrue(
                reasons.keySet()
                        .containsAll(
                                List.of(
                                        "cash",
                                        "heat",
                                        "sector",
                                        "plan",
                                        "too_small",
                                        "correlated",
                                        "positions",
                                        "held")),
                reasons.toString());
    }

    private static Optional<PairCorrelation> correlation(long seed, String one, String other) {
        String pair = one.compareTo(other) < 0 ? one + other : other + one;
        double value = new Random(seed ^ pair.hashCode()).nextDouble() * 2 - 1;
        return value < -0.8 ? Optional.empty() : Optional.of(new PairCorrelation(value, 60));
    }

    private static FitLimits limits(Random random) {
        return new FitLimits(
                BigDecimal.valueOf(1_000 + random.nextInt(1_000_000)),
                BigDecimal.valueOf(1 + random.nextInt(200), 1),
                BigDecimal.valueOf(2 + random.nextInt(40)),
                BigDecimal.valueOf(2 + random.nextInt(60)),
                random.nextDouble(),
                1 + random.nextInt(20));
    }

    private static Optional<String> sector(Random random) {
        int sector = random.nextInt(6);
        return sector == 0 ? Optional.empty() : Optional.of("sector" + sector);
    }

    private static List<FitHolding> held(Random random) {
        List<FitHolding> held = new ArrayList<>();
        int size = random.nextInt(3);
        for (int i = 0; i < size; i++) {
            held.add(
                    new FitHolding(
                            "T" + random.nextInt(40),
                            random.nextBoolean() ? 1 : -1,
                            BigDecimal.valueOf(random.nextInt(5_000)),
                            BigDecimal.valueOf(random.nextInt(500)),
                            sector(random)));
        }
        return held;
    }

    private static List<FitCandidate> candidates(Random random) {
        List<FitCandidate> candidates = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String ticker = "T" + i;
            BigDecimal cost = BigDecimal.valueOf(1 + random.nextInt(100_000), 2);
            candidates.add(
                    new FitCandidate(
                            ticker,
                            "an_" + (i + 1),
                            random.nextInt(4) == 0 ? -1 : 1,
                            new FitCandidate.PlanPrices(
                                    cost,
                                    cost.multiply(BigDecimal.valueOf(1 + random.nextInt(8), 2))),
                            new FitCandidate.PlanLimits(
                                    BigDecimal.valueOf(1 + random.nextInt(30), 1),
                                    BigDecimal.valueOf(1 + random.nextInt(30))),
                            random.nextInt(5) == 0 ? BigDecimal.TEN : BigDecimal.ONE,
                            new FitRank(
                                    1 + random.nextInt(2),
                                    random.nextDouble(),
                                    random.nextInt(99),
                                    ticker),
                            sector(random),
                            BASIS));
        }
        return candidates;
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal percent(FitLimits limits, BigDecimal percent) {
        return limits.capital().multiply(percent).movePointLeft(2);
    }

    /// What was over a limit before may stay so, but nothing is taken then.
    private static void check(
            FitLimits limits,
            BigDecimal cash,
            List<FitHolding> held,
            PairCorrelations pairs,
            PortfolioFitter.Result result) {
        List<FittedPosition> taken = result.taken();
        if (taken.isEmpty()) {
            return;
        }
        assertTrue(sum(taken.stream().map(FittedPosition::value)).compareTo(cash) <= 0);
        BigDecimal heat =
                sum(
                        Stream.concat(
                                held.stream().map(FitHolding::loss),
                                taken.stream().map(FittedPosition::loss)));
        assertTrue(heat.compareTo(percent(limits, limits.heat())) <= 0);
        assertTrue(result.positions() <= limits.positions());
        for (FittedPosition one : taken) {
            FitCandidate candidate = one.candidate();
            assertTrue(one.value().compareTo(percent(limits, limits.position())) <= 0);
            assertTrue(one.value().compareTo(percent(limits, FitLimits.LEAST_PERCENT)) >= 0);
            assertEquals(0, one.shares().remainder(candidate.lot()).signum());
            BigDecimal sector =
                    sum(
                            Stream.concat(
                                    held.stream()
                                            .filter(other ->
                                                    other.sector().equals(candidate.sector()))
                                            .map(FitHolding::value),
                                    taken.stream()
                                            .filter(other ->
                                                    other.candidate()
                                                            .sector()
                                                            .equals(candidate.sector()))
                                            .map(FittedPosition::value)));
            assertTrue(
                    candidate.sector().isEmpty()
                            || sector.compareTo(percent(limits, limits.sector())) <= 0);
            for (FittedPosition other : taken) {
                if (!other.candidate().ticker().equals(candidate.ticker())) {
                    double found =
                            pairs.of(candidate.ticker(), other.candidate().ticker())
                                            .map(PairCorrelation::rho)
                                            .orElse(0.0)
                                    * candidate.side()
                                    * other.candidate().side();
                    assertTrue(found <= limits.correlation());
                }
            }
        }
    }
}
