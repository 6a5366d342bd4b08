package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.analysis.context.Performance;
import bellwether.research.analysis.context.PriceZone;
import bellwether.research.analysis.context.RecentPatterns;
import bellwether.research.analysis.context.Regime;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.VoteReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The parts of an analysis beside votes and plan, and the traps over all of it.
final class WholeAnalysisTest {
    private static final AnalysisOptions TERMS = AnalysisOptions.capital("100000");

    private static Analysis analyse(Bars bars, Profile profile) {
        return assertInstanceOf(
                        AnalysisOutcome.Analysed.class,
                        new Analyst()
                                .analyse(
                                        TestBars.history(bars),
                                        Timeframe.DAY,
                                        profile,
                                        TERMS,
                                        TestBars.LATER))
                .analysis();
    }

    private static Analysis analyse(Bars bars) {
        return analyse(bars, BuiltInProfiles.BALANCED);
    }

    private static Bars copy(Bars bars, int size) {
        return new Bars(
                size,
                Arrays.copyOf(bars.time(), size),
                Arrays.copyOf(bars.open(), size),
                Arrays.copyOf(bars.high(), size),
                Arrays.copyOf(bars.low(), size),
                Arrays.copyOf(bars.close(), size),
                Arrays.copyOf(bars.volume(), size));
    }

    @Test
    void trap1OnRealSeriesNothingDependsOnLaterBars() {
        List<Bars> symbols = TestBars.real(6);
        Analyst reused = new Analyst();
        for (Bars all : symbols) {
            for (int size = all.size() - 60; size < all.size(); size++) {
                AnalysisOutcome among =
                        reused.analyse(
                                TestBars.history(all.first(size)),
                                Timeframe.DAY,
                                BuiltInProfiles.TREND,
                                TERMS,
                                TestBars.LATER);
                assertEquals(
                        Json.write(analyse(copy(all, size), BuiltInProfiles.TREND)),
                        Json.write(((AnalysisOutcome.Analysed) among).analysis()));
            }
        }
    }

    @Test
    void trap2APatternNeverChangesOrVanishesAsBarsAreAdded() {
        int seen = 0;
        for (int seed = 0; seed < 4; seed++) {
            Bars all = TestBars.walk(seed, 420, 100, 0.02);
            List<String> before = List.of();
            for (int size = 300; size < 420; size++) {
                List<String> now = new ArrayList<>();
                List<String> old = new ArrayList<>();
                RecentPatterns patterns = analyse(all.first(size)).context().patterns();
                for (RecentPatterns.Candle c : Objects.requireNonNull(patterns.candles())) {
                    note(now, old, c.age(), c.name() + c.value() + c.date());
                }
                for (RecentPatterns.Chart c : Objects.requireNonNull(patterns.charts())) {
                    note(
                            now,
                            old,
                            c.age(),
                            c.name() + c.date() + c.level() + c.target() + c.quality());
                }
                if (size > 300) {
                    assertEquals(before, old.stream().sorted().toList());
                }
                before = now.stream().sorted().toList();
                seen += now.size();
            }
        }
        assertTrue(seen > 1_000, "patterns " + seen);
    }

    /// Those that will still be young tomorrow, and those that were there yesterday.
    private static void note(List<String> now, List<String> old, int age, String words) {
        if (age < 4) {
            now.add(words);
        }
        if (age > 0) {
            old.add(words);
        }
    }

    @Test
    void trap7AdjustingAHistoryForASplitChangesNoOpinion() {
        for (int seed = 0; seed < 20; seed++) {
            Bars plain = TestBars.walk(seed, 500, 100, 0.02);
            Bars halved = copy(plain, plain.size());
            for (int i = 0; i < halved.size(); i++) {
                halved.open()[i] /= 2;
                halved.high()[i] /= 2;
                halved.low()[i] /= 2;
                halved.close()[i] /= 2;
                halved.volume()[i] *= 2;
            }
            Analysis a = analyse(plain);
            Analysis b = analyse(halved);
            assertEquals(a.votes().score(), b.votes().score());
            assertEquals(a.context().regime().kind(), b.context().regime().kind());
            assertEquals(a.context().regime().atrPercent(), b.context().regime().atrPercent());
            assertEquals(a.context().patterns().candles(), b.context().patterns().candles());
            assertEquals(
                    a.context().performance().returnsPercent(),
                    b.context().performance().returnsPercent());
            assertEquals(
                    a.context().performance().averageTurnover(),
                    b.context().performance().averageTurnover());
            assertEquals(a.context().confluence().words(), b.context().confluence().words());
        }
    }

    @Test
    void twoThreadsGiveTheSameBits() throws Exception {
        List<Bars> symbols = new ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            symbols.add(TestBars.walk(seed, 300 + seed, 100, 0.02));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> all =
                    threads.invokeAll(
                            List.of(() -> documents(symbols), () -> documents(symbols.reversed())));
            List<String> second = Arrays.asList(all.get(1).get().split("\n"));
            assertEquals(Arrays.asList(all.get(0).get().split("\n")), second.reversed());
        }
    }

    private static String documents(List<Bars> symbols) {
        Analyst analyst = new Analyst();
        StringBuilder text = new StringBuilder();
        for (Bars bars : symbols) {
            AnalysisOutcome finding =
                    analyst.analyse(
                            TestBars.history(bars),
                            Timeframe.DAY,
                            BuiltInProfiles.SWING,
                            TERMS,
                            TestBars.LATER);
            text.append(Json.write(finding)).append('\n');
        }
        return text.toString();
    }

    @Test
    void theCloseThatWouldChangeTheVerdictDoesAndOneStepNearerDoesNot() {
        int checked = 0;
        for (int seed = 0; seed < 60; seed++) {
            Bars bars = TestBars.walk(seed, 600, 100, 0.02);
            for (Profile profile :
                    List.of(BuiltInProfiles.BALANCED, BuiltInProfiles.MEAN_REVERSION)) {
                Analysis analysis = analyse(bars, profile);
                for (int side = 1; side >= -1; side -= 2) {
                    AnalysisChange change =
                            side > 0
                                    ? analysis.votes().wouldChange().higher()
                                    : analysis.votes().wouldChange().lower();
                    if (change != null && change.close() != null) {
                        checkClose(bars, profile, analysis, change.close(), side);
                        checked++;
                    }
                }
            }
        }
        assertTrue(checked > 80, "checked " + checked);
    }

    private static void checkClose(
            Bars bars, Profile profile, Analysis analysis, BigDecimal close, int side) {
        Verdict there = analyse(closing(bars, close), profile).votes().verdict();
        assertTrue(side * there.compareTo(analysis.votes().verdict()) > 0, () -> "at " + close);
        BigDecimal step = BigDecimal.ONE.movePointLeft(close.scale());
        boolean up = close.compareTo(analysis.lastClose()) > 0;
        BigDecimal nearer = up ? close.subtract(step) : close.add(step);
        Verdict before = analyse(closing(bars, nearer), profile).votes().verdict();
        assertTrue(
                side * before.compareTo(analysis.votes().verdict()) <= 0,
                () -> "nearer than " + close);
    }

    private static Bars closing(Bars bars, BigDecimal close) {
        Bars other = copy(bars, bars.size());
        int last = bars.size() - 1;
        double price = close.doubleValue();
        other.close()[last] = price;
        other.high()[last] = Math.max(other.high()[last], price);
        other.low()[last] = Math.min(other.low()[last], price);
        return other;
    }

    @Test
    void theVotesThatWouldChangeTheVerdictMoveTheScoreExactlyThere() {
        for (int seed = 0; seed < 60; seed++) {
            Analysis analysis = analyse(TestBars.walk(seed, 400, 100, 0.02));
            double weights =
                    analysis.votes().reasons().stream().mapToDouble(VoteReason::weight).sum();
            for (AnalysisChange change :
                    Arrays.asList(
                            analysis.votes().wouldChange().higher(),
                            analysis.votes().wouldChange().lower())) {
                if (change == null) {
                    continue;
                }
                for (AnalysisChange.Flip flip : change.alone()) {
                    assertEquals(change.score(), moved(analysis, List.of(flip), weights), 1e-12);
                }
                if (change.alone().isEmpty()) {
                    assertTrue(change.together().size() > 1);
                    assertEquals(
                            change.score(), moved(analysis, change.together(), weights), 1e-12);
                }
            }
        }
    }

    private static double moved(
            Analysis analysis, List<AnalysisChange.Flip> flips, double weights) {
        double score = analysis.votes().score();
        for (AnalysisChange.Flip flip : flips) {
            double weight =
                    analysis.votes().reasons().stream()
                            .filter(r -> r.voter() == flip.voter())
                            .findAny()
                            .orElseThrow()
                            .weight();
            score += weight * (flip.needed() - flip.now()) / weights;
        }
        return score;
    }

    @Test
    void whatAShortHistoryCannotSayIsNullWithAReason() {
        Analysis analysis = analyse(TestBars.walk(3, 60, 100, 0.02));
        Performance performance = analysis.context().performance();
        assertNull(performance.yearHigh());
        assertNull(performance.returnsPercent().get("1y"));
        assertNotNull(performance.returnsPercent().get("1m"));
        assertNull(performance.volatilityPercent());
        assertNull(performance.strength());
        assertEquals(
                List.of(
                        "returns_percent.3m",
                        "returns_percent.6m",
                        "returns_percent.9m",
                        "returns_percent.1y",
                        "year_high, year_low",
                        "volatility_percent",
                        "strength"),
                List.copyOf(performance.unknown().keySet()));
        assertNull(analysis.context().confluence().monthly().trend());
        assertTrue(
                analysis.context()
                        .confluence()
                        .monthly()
                        .words()
                        .contains("needs 12 completed months"),
                analysis.context().confluence().monthly().words());
        assertNull(analysis.context().regime().usualAtrPercent());
    }

    @Test
    void withoutVolumeChartPatternsCannotBeToldAndCandlesCan() {
        Bars bars = TestBars.walk(4, 250, 100, 0.02);
        Arrays.fill(bars.volume(), Double.NaN);
        Analysis analysis = analyse(bars);
        assertNull(analysis.context().patterns().charts());
        assertNotNull(analysis.context().patterns().candles());
        assertEquals(
                "the volume of some of the last five bars is not known",
                analysis.context().patterns().unknown().get("charts"));
        assertNull(analysis.context().performance().averageTurnover());
    }

    @Test
    void aRiseIsATrendUpAndAFlatPriceIsNone() {
        assertEquals(
                Regime.Kind.TRENDING_UP,
                analyse(TestBars.closes(300, i -> 100 + i)).context().regime().kind());
        assertEquals(
                Regime.Kind.TRENDING_DOWN,
                analyse(TestBars.closes(300, i -> 500 - i)).context().regime().kind());
        assertEquals(
                Regime.Kind.RANGING,
                analyse(TestBars.closes(300, i -> 100)).context().regime().kind());
        assertEquals(
                Regime.Kind.VOLATILE,
                analyse(TestBars.closes(300, i -> 100 + (i % 2) * (i < 285 ? 1 : 12)))
                        .context()
                        .regime()
                        .kind());
    }

    @Test
    void zonesAreWhereThePriceTurned() {
        // a saw between 90 and 110: 20 bars up, 20 bars down
        Analysis analysis =
                analyse(TestBars.closes(270, i -> i % 40 < 20 ? 90 + i % 40 : 110 - (i % 40 - 20)));
        PriceZone support = analysis.context().zones().supports().getFirst();
        PriceZone resistance = analysis.context().zones().resistances().getFirst();
        assertEquals(new BigDecimal("90.00"), support.price());
        assertEquals(new BigDecimal("110.00"), resistance.price());
        assertTrue(support.touches() >= 5, support.toString());
    }

    @Test
    void performanceWorkedOutByHand() {
        // one bar a day from 1 January 2020: 400 bars end on 3 February 2021
        Bars bars = TestBars.closes(400, i -> i == 300 ? 50 : 100 + i);
        Performance performance = analyse(bars).context().performance();
        assertEquals(new BigDecimal("499.0"), performance.yearHigh());
        assertEquals(new BigDecimal("50.0"), performance.yearLow());
        assertEquals(
                100 * (499.0 / 492 - 1),
                performance.returnsPercent().getOrDefault("1w", 0.0),
                1e-12);
        assertEquals(100 * (50.0 / 399 - 1), performance.drawdown().percent(), 1e-12);
        assertEquals(
                Optional.of(TestBars.FIRST.plusDays(300)),
                Optional.of(performance.drawdown().trough()));
        assertEquals(new BigDecimal("489500.00"), performance.averageTurnover());
    }
}
