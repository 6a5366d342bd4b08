package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Abstention;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.VoteColumn;
import bellwether.research.analysis.vote.VoteReason;
import bellwether.research.analysis.vote.Voter;
import bellwether.technical.ta.Series;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What is computed for all bars at once equals, to the bit, an analysis at each bar that sees no
/// later one.
final class ScoreHistoryTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Bars near those on which something begins, and some others.
    private static boolean isSampled(int bar) {
        return bar == 0 || (bar >= 48 && bar < 51) || bar == 199 || bar % 67 == 0;
    }

    @TestFactory
    Stream<DynamicTest> aBarEqualsTheAnalysisOfTheBarsUpToIt() {
        return MessyHistories.all().entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(), () -> compare(entry.getKey(), entry.getValue())));
    }

    private static void compare(String name, History history) {
        PrefixAnalyses prefixes = new PrefixAnalyses(name, history);
        for (int bar = 0; bar < history.bars().size(); bar++) {
            if (isSampled(bar)) {
                prefixes.assertSame(bar);
            }
        }
    }

    @Test
    void barsOfRealSharesEqualTheirAnalyses() {
        for (Bars bars : TestBars.real(5)) {
            PrefixAnalyses prefixes = new PrefixAnalyses("real", TestBars.history(bars));
            for (int bar = 40; bar < bars.size(); bar += 173) {
                prefixes.assertSame(bar);
            }
            prefixes.assertSame(bars.size() - 1);
        }
    }

    /// The votes and the scores alone, which are quicker to compare, at every bar; of two long
    /// histories at every other one, as sums are taken afresh now and then.
    @Test
    void votesAndScoresOfEachBarEqualThoseOfAPanelOfThePrefix() {
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        MessyHistories.all().values().forEach(messy -> compare(messy.bars(), 1, seen));
        compare(TestBars.walk(0, 1_100, 50, 0.01), 2, seen);
        compare(TestBars.walk(1, 1_100, 50, 0.03), 2, seen);
        assertEquals(EnumSet.allOf(Verdict.class), seen);
    }

    private static void compare(Bars bars, int step, Set<Verdict> seen) {
        ScoreHistory history = new ScoreHistory();
        history.read(bars, List.of());
        List<ScoreColumn> columns = BuiltInProfiles.ALL.stream().map(history::scores).toList();
        IndicatorPanel panel = new IndicatorPanel();
        for (int bar = history.firstBar(); bar < history.endBar(); bar += step) {
            panel.read(series(bars, bar + 1));
            for (ScoreColumn column : columns) {
                assertSame(Score.of(panel, bar, column.profile()), history, column, bar);
                column.verdict(bar).ifPresent(seen::add);
            }
        }
    }

    private static void assertSame(Score score, ScoreHistory history, ScoreColumn column, int bar) {
        assertEquals(score.value(), column.value(bar), column.profile().name() + ", bar " + bar);
        for (VoteReason reason : score.reasons()) {
            VoteColumn votes = history.votes(reason.voter());
            assertTrue(votes.isCast(bar));
            assertEquals(reason.vote(), votes.side(bar));
            assertEquals(reason.confidence(), votes.confidence(bar), reason.voter().key());
        }
        for (Abstention abstention : score.unheard()) {
            assertFalse(history.votes(abstention.voter()).isCast(bar));
        }
    }

    private static Series series(Bars bars, int size) {
        return new Series(bars.open(), bars.high(), bars.low(), bars.close(), bars.volume(), size);
    }

    /// The sum written out a second time, on the columns.
    @Test
    void aScoreIsTheWeightedMeanOfTheVotesThatAreCast() {
        ScoreHistory history = new ScoreHistory();
        history.read(TestBars.walk(3, 400, 20, 0.03), List.of());
        for (Profile profile : BuiltInProfiles.ALL) {
            ScoreColumn scores = history.scores(profile);
            for (int bar = history.firstBar(); bar < history.endBar(); bar++) {
                double sum = 0;
                double weights = 0;
                for (Voter voter : Voter.OF_BARS) {
                    VoteColumn votes = history.votes(voter);
                    if (votes.isCast(bar)) {
                        weights += profile.weight(voter);
                        sum += profile.weight(voter) * votes.side(bar) * votes.confidence(bar);
                    }
                }
                assertEquals(sum / weights, scores.value(bar), 1e-12);
            }
        }
    }

    /// Only EMA 50/200 has weight, and abstains at first.
    @Test
    void whereNoVoterHasWeightTheScoreIsZero() {
        Map<Voter, Double> weights = new EnumMap<>(Voter.class);
        for (Voter voter : Voter.OF_BARS) {
            weights.put(voter, voter == Voter.EMA ? 2.0 : 0.0);
        }
        Profile balanced = BuiltInProfiles.BALANCED;
        Profile profile =
                new Profile(
                        "x", "x", "", Map.of(), weights, balanced.thresholds(), balanced.risk());
        ScoreHistory history = new ScoreHistory();
        history.read(TestBars.walk(9, 260, 100, 0.02), List.of());
        ScoreColumn scores = history.scores(profile);
        assertEquals(0.0, scores.value(198));
        assertEquals(Optional.of(Verdict.HOLD), scores.verdict(198));
        VoteColumn ema = history.votes(Voter.EMA);
        assertEquals(ema.side(199) * ema.confidence(199), scores.value(199));
    }

    @Test
    void votersAbstainUntilTheyHaveTheirBars() {
        ScoreHistory history = new ScoreHistory();
        history.read(TestBars.walk(4, 260, 100, 0.02), List.of());
        assertEquals(49, history.firstBar());
        assertEquals(260, history.endBar());
        Map<Voter, Integer> first = new EnumMap<>(Voter.class);
        for (Voter voter : Voter.OF_BARS) {
            for (int bar = 259; bar >= 0; bar--) {
                if (history.votes(voter).isCast(bar)) {
                    first.put(voter, bar);
                }
            }
        }
        for (Voter voter : EnumSet.complementOf(EnumSet.of(Voter.EMA, Voter.ATR, Voter.MODEL))) {
            assertEquals(49, first.get(voter), voter.key());
        }
        assertEquals(199, first.get(Voter.EMA));
        assertFalse(first.containsKey(Voter.ATR), "informs and never votes");
    }

    @Test
    void barsWithoutAnAnalysisHaveNoScore() {
        Bars bars = TestBars.walk(5, 300, 100, 0.02);
        bars.high()[120] = 2e15;
        ScoreHistory history = new ScoreHistory();
        history.read(bars, List.of());
        ScoreColumn scores = history.scores(BuiltInProfiles.TREND);
        assertEquals(120, history.endBar());
        for (int bar = 0; bar < 300; bar++) {
            boolean scored = bar >= 49 && bar < 120;
            assertEquals(scored, history.isScored(bar));
            assertEquals(scored, !Double.isNaN(scores.value(bar)));
            assertEquals(scored, !Double.isNaN(scores.values()[bar]));
            assertEquals(scored, !Double.isNaN(scores.ranks()[bar]));
            assertEquals(scored, scores.verdict(bar).isPresent());
            assertEquals(scored, history.votes(Voter.RSI).isCast(bar));
        }
        assertEquals(
                "bar must be 49 to 119, was 120",
                assertThrows(IllegalArgumentException.class, () -> history.levels(120))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> history.vote(Voter.RSI, 48));
    }

    @Test
    void whatALongerSymbolLeftBehindIsNotRead() {
        ScoreHistory reused = new ScoreHistory();
        reused.read(TestBars.walk(6, 900, 100, 0.05), List.of());
        double[] room = reused.scores(BuiltInProfiles.TREND).values();
        Bars bars = TestBars.walk(7, 210, 5, 0.01);
        reused.read(bars, List.of());
        ScoreHistory fresh = new ScoreHistory();
        fresh.read(bars, List.of());
        for (Profile profile : BuiltInProfiles.ALL) {
            assertArrayEquals(
                    fresh.scores(profile).values(), reused.scores(profile, room).values());
        }
        for (Voter voter : Voter.OF_BARS) {
            for (int bar = 0; bar < 210; bar++) {
                assertEquals(fresh.votes(voter).isCast(bar), reused.votes(voter).isCast(bar));
                assertEquals(
                        fresh.votes(voter).confidence(bar), reused.votes(voter).confidence(bar));
            }
        }
    }

    /// A bar that may still change has no score, nor has one after the day it is recomputed for.
    @Test
    void onlyTheBarsThatAnAnalysisWouldSeeAreTaken() {
        History history = TestBars.history(TestBars.walk(8, 200, 100, 0.02));
        ScoreHistory scores = new ScoreHistory();
        LocalDate day = TestBars.FIRST.plusDays(149);
        AnalysisMoment noon =
                new AnalysisMoment(
                        TestBars.CALENDAR,
                        day.atTime(12, 0).atZone(TestBars.CALENDAR.zone()).toInstant(),
                        3);
        scores.read(history, Timeframe.DAY, noon);
        assertEquals(149, scores.bars().size());
        scores.read(history, Timeframe.DAY, TestBars.LATER);
        assertEquals(200, scores.bars().size());
        scores.read(history, Timeframe.DAY, TestBars.LATER.recomputedFor(Optional.of(day)));
        assertEquals(150, scores.bars().size());
    }

    /// The plan of a bar is the one that an analysis recomputed for its day calls the plan of then,
    /// with the splits that are on record today.
    @Test
    void aPlanIsTheOneOfItsDay() {
        History history = MessyHistories.split();
        ScoreHistory scores = new ScoreHistory();
        scores.read(history, Timeframe.DAY, TestBars.LATER);
        ScoreColumn column = scores.scores(BuiltInProfiles.SWING);
        AnalysisOptions terms = AnalysisOptions.capital("5000");
        Analyst analyst = new Analyst();
        int trades = 0;
        for (int bar = scores.firstBar(); bar < scores.endBar(); bar += 4) {
            AnalysisOutcome outcome =
                    analyst.analyse(
                            history,
                            Timeframe.DAY,
                            BuiltInProfiles.SWING,
                            terms,
                            TestBars.LATER.recomputedFor(
                                    Optional.of(TestBars.FIRST.plusDays(bar))));
            Plan then = assertInstanceOf(AnalysisOutcome.Analysed.class, outcome).analysis().plan();
            Plan plan = scores.plan(column, bar, terms);
            assertEquals(
                    then instanceof Plan.Recomputed recomputed ? recomputed.then() : then,
                    plan,
                    "bar " + bar);
            trades += plan instanceof Plan.Trade ? 1 : 0;
        }
        assertTrue(trades > 10, trades + " trades");
    }

    /// After the first symbol nothing is made for each bar: 1,000 numbers would take 8,000 bytes.
    @Test
    void moreSymbolsTakeNoMoreMemory() {
        Bars[] symbols = new Bars[40];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = TestBars.walk(i, 1_000, 100, 0.02);
        }
        ScoreHistory history = new ScoreHistory();
        double[] room = new double[1_000];
        allocated(history, symbols, room);
        long bytes = allocated(history, symbols, room);
        assertTrue(bytes <= 4_000, () -> bytes + " bytes a symbol of 1,000 bars");
    }

    private static long allocated(ScoreHistory history, Bars[] symbols, double[] room) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (Bars bars : symbols) {
            history.read(bars, List.of());
            for (Profile profile : BuiltInProfiles.ALL) {
                history.scores(profile, room);
            }
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / symbols.length;
    }

    private static final Map<String, Function<IndicatorPanel, double[]>> COLUMNS =
            Map.ofEntries(
                    Map.entry("RSI", panel -> panel.rsi),
                    Map.entry("stochastic %K", panel -> panel.stochasticK),
                    Map.entry("stochastic %D", panel -> panel.stochasticD),
                    Map.entry("CCI", panel -> panel.cci),
                    Map.entry("Williams %R", panel -> panel.williamsR),
                    Map.entry("MACD", panel -> panel.macd),
                    Map.entry("MACD signal", panel -> panel.macdSignal),
                    Map.entry("MACD histogram", panel -> panel.macdHistogram),
                    Map.entry("+DI", panel -> panel.plusDi),
                    Map.entry("-DI", panel -> panel.minusDi),
                    Map.entry("ADX", panel -> panel.adx),
                    Map.entry("EMA 20", panel -> panel.ema20),
                    Map.entry("EMA 50", panel -> panel.ema50),
                    Map.entry("EMA 200", panel -> panel.ema200),
                    Map.entry("SAR", panel -> panel.sar),
                    Map.entry("upper band", panel -> panel.bandUpper),
                    Map.entry("middle band", panel -> panel.bandMiddle),
                    Map.entry("lower band", panel -> panel.bandLower),
                    Map.entry("ATR", panel -> panel.atr),
                    Map.entry("OBV", panel -> panel.obv),
                    Map.entry("CMF", panel -> panel.cmf));

    /// A panel of all bars holds at each bar what one of the bars up to it holds at its end.
    @TestFactory
    Stream<DynamicTest> anIndicatorOfThePrefixIsTheSameToTheBit() {
        return COLUMNS.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(), () -> assertPrefix(entry.getValue())));
    }

    private static void assertPrefix(Function<IndicatorPanel, double[]> column) {
        IndicatorPanel whole = new IndicatorPanel();
        IndicatorPanel prefix = new IndicatorPanel();
        for (History history : MessyHistories.all().values()) {
            Bars bars = history.bars();
            if (bars.size() <= Analyst.LEAST_BARS) {
                continue;
            }
            whole.readAll(series(bars, bars.size()));
            for (int bar = Analyst.LEAST_BARS - 1; bar < bars.size(); bar += 5) {
                prefix.read(series(bars, bar + 1));
                assertEquals(
                        Double.doubleToLongBits(prefix.last(column.apply(prefix))),
                        Double.doubleToLongBits(column.apply(whole)[bar]),
                        "bar " + bar);
            }
        }
    }
}
