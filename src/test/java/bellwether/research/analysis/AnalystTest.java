package bellwether.research.analysis;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.quality.Warning;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.analysis.context.PriceJump;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Abstention;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.VoteReason;
import bellwether.research.analysis.vote.Voter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The traps of an analysis as a whole; those of single indicators are tested over the catalogue of
/// `ta`.
final class AnalystTest {
    private static final AnalysisOptions TERMS = AnalysisOptions.capital("100000");

    private static AnalysisOutcome look(Bars bars, Profile profile) {
        return new Analyst()
                .analyse(TestBars.history(bars), Timeframe.DAY, profile, TERMS, TestBars.LATER);
    }

    private static Analysis analyse(Bars bars) {
        return assertInstanceOf(
                        AnalysisOutcome.Analysed.class, look(bars, BuiltInProfiles.BALANCED))
                .analysis();
    }

    @Test
    void trap1NothingDependsOnLaterBars() {
        Bars all = TestBars.walk(1, 400, 100, 0.02);
        Analyst reused = new Analyst();
        for (int size = Analyst.LEAST_BARS; size < 400; size++) {
            for (Profile profile : BuiltInProfiles.ALL) {
                String alone = Json.write(look(copy(all, size), profile));
                AnalysisOutcome among =
                        reused.analyse(
                                TestBars.history(all.first(size)),
                                Timeframe.DAY,
                                profile,
                                TERMS,
                                TestBars.LATER);
                assertEquals(
                        alone, Json.write(among), () -> "with the first bars of a longer history");
            }
        }
    }

    @Test
    void trap1ALaterDayOfAnalysisChangesOnlyTheAge() {
        Bars all = TestBars.walk(2, 300, 100, 0.02);
        LocalDate day = TestBars.FIRST.plusDays(200);
        AnalysisOutcome then =
                new Analyst()
                        .analyse(
                                TestBars.history(all),
                                Timeframe.DAY,
                                BuiltInProfiles.TREND,
                                TERMS,
                                AnalysisMoment.endOf(day, TestBars.CALENDAR));
        AnalysisOutcome now = look(copy(all, 200), BuiltInProfiles.TREND);
        Analysis a = assertInstanceOf(AnalysisOutcome.Analysed.class, then).analysis();
        Analysis b = assertInstanceOf(AnalysisOutcome.Analysed.class, now).analysis();
        assertEquals(b.votes().score(), a.votes().score());
        assertEquals(b.plan(), a.plan());
        assertEquals(b.votes().indicators(), a.votes().indicators());
    }

    @ParameterizedTest
    @CsvSource({"3, 3, false", "4, 3, true", "1, 0, true", "0, 0, false", "400, 399, true"})
    void pricesOlderThanSomeSessionsHaveLevelsAndNoPlan(int sessions, int limit, boolean stale) {
        Bars bars = rising(260);
        LocalDate day = TestBars.FIRST.plusDays(259 + sessions);
        Analysis analysis =
                assertInstanceOf(
                                AnalysisOutcome.Analysed.class,
                                new Analyst()
                                        .analyse(
                                                TestBars.history(bars),
                                                Timeframe.DAY,
                                                BuiltInProfiles.TREND,
                                                TERMS,
                                                new AnalysisMoment(
                                                        TestBars.CALENDAR,
                                                        day.plusDays(1)
                                                                .atStartOfDay(ZoneOffset.UTC)
                                                                .toInstant(),
                                                        limit)))
                        .analysis();
        assertEquals(stale, analysis.stale());
        assertEquals(!stale, analysis.actionable());
        assertEquals(sessions + 1, analysis.daysOld());
        assertTrue(
                analysis.votes().verdict().side() > 0,
                "it is bought, were there a price to buy at");
        assertTrue(analysis.levels().close().signum() > 0);
        if (stale) {
            assertInstanceOf(Plan.Stale.class, analysis.plan());
            assertNull(analysis.plan().shares());
            assertTrue(
                    analysis.plan()
                            .explanation()
                            .contains("more than %d sessions of CRYPTO ago".formatted(limit)),
                    analysis.plan().explanation());
        } else {
            assertInstanceOf(Plan.Trade.class, analysis.plan());
        }
    }

    private static Bars rising(int size) {
        Bars bars = TestBars.walk(7, size, 100, 0.001);
        for (int i = 0; i < size; i++) {
            double by = 1 + 0.004 * i;
            bars.open()[i] *= by;
            bars.high()[i] *= by;
            bars.low()[i] *= by;
            bars.close()[i] *= by;
        }
        return bars;
    }

    @Test
    void trap3BarsOfTodayAreLeftOutAndItIsSaid() {
        Bars all = TestBars.walk(3, 100, 100, 0.02);
        LocalDate today = TestBars.FIRST.plusDays(99);
        Analysis analysis =
                assertInstanceOf(
                                AnalysisOutcome.Analysed.class,
                                new Analyst()
                                        .analyse(
                                                TestBars.history(all),
                                                Timeframe.DAY,
                                                BuiltInProfiles.BALANCED,
                                                TERMS,
                                                AnalysisMoment.endOf(today, TestBars.CALENDAR)))
                        .analysis();
        assertEquals(today.minusDays(1), analysis.subject().asOf());
        assertEquals(1, analysis.dataQuality().excluded());
        assertTrue(analysis.dataQuality().warnings().getLast().message().contains("left out"));
    }

    @Test
    void trap5PastStableFromTheBeginningOfTheHistoryNoLongerShows() {
        Bars all = TestBars.walk(5, 4_000, 100, 0.02);
        Analysis whole = analyse(all);
        Analysis later = analyse(all.last(2_200));
        assertTrue(later.dataQuality().stableFrom().orElseThrow().isBefore(later.subject().asOf()));
        whole.votes()
                .indicators()
                .forEach((id, value) -> {
                    if (!id.equals("OBV")) { // a running total: only its changes are compared
                        double other = later.votes().indicators().getOrDefault(id, Double.NaN);
                        double scale = Math.max(Math.abs(value), whole.lastClose().doubleValue());
                        assertEquals(value, other, 1e-6 * scale, id);
                    }
                });
        assertEquals(whole.votes().verdict(), later.votes().verdict());
        assertTrue(analyse(all.last(300)).dataQuality().stableFrom().isEmpty());
    }

    @Test
    void trap6AFlatPriceIsNeutralAndNoOscillatorCallsItOversold() {
        Analysis analysis = analyse(TestBars.closes(250, i -> 50));
        assertEquals(Verdict.HOLD, analysis.votes().verdict());
        assertEquals(0, analysis.votes().score());
        assertTrue(
                analysis.votes().reasons().stream().allMatch(r -> r.vote() == 0),
                analysis.votes().reasons().toString());
    }

    @Test
    void trap9EveryDegenerateSeriesGetsThrough() {
        List<IntToDoubleFunction> shapes =
                List.of(
                        i -> 1,
                        i -> 1e-9,
                        i -> 1e12,
                        i -> 1e-9 * (1 + i),
                        i -> 1e12 - 1e6 * i,
                        i -> 100 + i,
                        i -> 1_000 - i,
                        i -> i % 2 == 0 ? 1 : 1e6,
                        i -> i < 100 ? 10 : 1e-9,
                        i -> 1e300,
                        i -> i < 100 ? 1 : 1e307,
                        i -> Double.MIN_VALUE,
                        i -> i == 30 ? 1e-300 : 5);
        for (IntToDoubleFunction shape : shapes) {
            for (int size : new int[] {0, 1, 2, 49, 50, 51, 250}) {
                for (Profile profile : BuiltInProfiles.ALL) {
                    checkFinite(look(TestBars.closes(size, shape), profile));
                }
            }
        }
    }

    private static void checkFinite(AnalysisOutcome finding) {
        if (finding instanceof AnalysisOutcome.Analysed(Analysis analysis)) {
            assertTrue(
                    Math.abs(analysis.votes().score()) <= 1,
                    () -> "score " + analysis.votes().score());
            String json = Json.write(analysis);
            assertTrue(!json.contains("NaN") && !json.contains("Infinity"), json);
        }
    }

    @Test
    void trap9APriceOutOfRangeIsAnErrorThatNamesIt() {
        AnalysisOutcome.OutOfRange finding =
                assertInstanceOf(
                        AnalysisOutcome.OutOfRange.class,
                        look(
                                TestBars.closes(60, i -> i == 7 ? 1e300 : 5),
                                BuiltInProfiles.BALANCED));
        assertEquals(
                "X has the price 1.0E300; only prices from 1.0E-12 to 1.0E15 can be analysed",
                finding.words("X"));
    }

    @Test
    void trap10MoneyIsExact() {
        Bars bars = TestBars.walk(10, 300, 3, 0.03);
        for (int size = 60; size < 300; size++) {
            analyse(bars.first(size))
                    .plan()
                    .trade()
                    .ifPresent(trade -> {
                        BigDecimal distance = trade.entry().price().subtract(trade.stop()).abs();
                        assertEquals(0, requireNonNull(trade.shares()).scale());
                        assertEquals(
                                requireNonNull(trade.shares()).multiply(distance),
                                trade.risk().capitalAtRisk());
                        assertEquals(
                                requireNonNull(trade.shares()).multiply(trade.entry().price()),
                                trade.risk().positionValue());
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 49})
    void aShortHistoryIsAnErrorThatCountsTheMissingBars(int bars) {
        AnalysisOutcome.NotEnoughBars finding =
                assertInstanceOf(
                        AnalysisOutcome.NotEnoughBars.class,
                        look(TestBars.walk(4, bars, 100, 0.02), BuiltInProfiles.BALANCED));
        assertEquals(
                "X has %d bar%s, 50 are needed: %d missing"
                        .formatted(bars, bars == 1 ? "" : "s", 50 - bars),
                finding.words("X"));
    }

    @Test
    void aVoterWithoutEnoughBarsIsNamedAndDoesNotCount() {
        Analysis analysis = analyse(TestBars.walk(4, 150, 100, 0.02));
        assertEquals(10, analysis.votes().reasons().size());
        Abstention ema =
                analysis.votes().notCounted().stream()
                        .filter(u -> u.voter() == Voter.EMA)
                        .findAny()
                        .orElseThrow();
        assertEquals(50, ema.barsMissing());
    }

    @Test
    void withoutVolumeTheVolumeVotersSaySo() {
        Bars bars = TestBars.walk(4, 250, 100, 0.02);
        Arrays.fill(bars.volume(), Double.NaN);
        Analysis analysis = analyse(bars);
        assertEquals(
                List.of(Voter.ATR, Voter.OBV, Voter.CMF),
                analysis.votes().notCounted().stream().map(Abstention::voter).toList());
    }

    @Test
    void theContributionsAddUpToTheScoreLargestFirst() {
        for (int seed = 0; seed < 50; seed++) {
            Analysis analysis = analyse(TestBars.walk(seed, 250, 100, 0.02));
            double sum = 0;
            double previous = Double.POSITIVE_INFINITY;
            for (VoteReason reason : analysis.votes().reasons()) {
                assertTrue(Math.abs(reason.contribution()) <= previous);
                previous = Math.abs(reason.contribution());
                sum += reason.contribution();
            }
            assertEquals(analysis.votes().score(), sum, 1e-12);
        }
    }

    @Test
    void theProfileDecidesWhoIsHeard() {
        Bars falling = TestBars.closes(250, i -> 300 - i);
        double trend =
                assertInstanceOf(
                                AnalysisOutcome.Analysed.class,
                                look(falling, BuiltInProfiles.TREND))
                        .analysis()
                        .votes()
                        .score();
        double reversion =
                assertInstanceOf(
                                AnalysisOutcome.Analysed.class,
                                look(falling, BuiltInProfiles.MEAN_REVERSION))
                        .analysis()
                        .votes()
                        .score();
        assertTrue(trend < reversion, trend + " and " + reversion);
    }

    @Test
    void aSuspiciousJumpIsReportedNeverRepaired() {
        Analysis analysis = analyse(TestBars.closes(100, i -> i < 90 ? 100 : 50));
        assertEquals(
                List.of(new PriceJump(TestBars.FIRST.plusDays(90), 0.5)),
                analysis.dataQuality().jumps());
        assertEquals(
                List.of("suspected_split"),
                analysis.warnings().stream().map(Warning::code).toList());
    }

    @Test
    void whatTheLedgerFindsIsNotSaidAgain() {
        Analysis analysis = analyse(TestBars.closes(100, i -> i < 90 ? 100 : 50));
        String day = TestBars.FIRST.plusDays(90).toString();
        Warning split = new Warning("suspected_split", "serious", 40.0, day, day, 1L, "a split");
        Warning stale = new Warning("stale", "serious", 30.0, day, day, 3L, "it is old");
        assertEquals(
                List.of(split, stale),
                analysis.warned(List.of(split, stale), Optional.empty()).warnings());
        List<Warning> more = analysis.warned(List.of(stale), Optional.of("no answer")).warnings();
        assertEquals(
                List.of("stale", "suspected_split", "not_refreshed"),
                more.stream().map(Warning::code).toList());
        assertTrue(more.getLast().message().endsWith("no answer"));
        Analysis jumped = analyse(TestBars.closes(100, i -> i < 90 ? 100 : 57));
        assertEquals("price_jump", jumped.warnings().getFirst().code());
        Warning tick = new Warning("bad_tick", "warning", 10.0, day, day, 1L, "a tick");
        assertEquals(List.of(tick), jumped.warned(List.of(tick), Optional.empty()).warnings());
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
}
