package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.context.Regime;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.SuppliedColumns;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What rules see of analyses is what an analysis at each bar says that sees no later one.
final class AnalysisColumnsTest {
    private static final List<Regime.Kind> REGIMES = List.of(Regime.Kind.values());

    private static final AnalysisOptions TERMS = AnalysisOptions.capital("100000");

    private final SuppliedColumns columns = AnalysisFields.columns();
    private final Analyst analyst = new Analyst();

    private AnalysisOutcome analysis(Bars bars, int size, Profile profile) {
        return analyst.analyse(
                TestBars.history(bars.trimmed(size)),
                Timeframe.DAY,
                profile,
                TERMS,
                TestBars.LATER);
    }

    /// Every field of every profile, to the bit.
    @Test
    void withoutSplitsEachBarIsItsAnalysisToTheBit() {
        for (Bars bars :
                List.of(TestBars.real(1).getFirst().first(700), TestBars.walk(5, 330, 100, 0.03))) {
            RuleHistory history = RuleHistory.of(bars, Timeframe.DAY);
            int trades = 0;
            for (int bar = 0; bar < bars.size(); bar += bar < 60 ? 7 : 31) {
                for (Profile profile : BuiltInProfiles.ALL) {
                    AnalysisOutcome outcome = analysis(bars, bar + 1, profile);
                    trades += assertSame(outcome, history, bar, profile) ? 1 : 0;
                }
            }
            assertTrue(trades > 10, trades + " plans");
        }
    }

    private boolean assertSame(
            AnalysisOutcome outcome, RuleHistory history, int bar, Profile profile) {
        String suffix = AnalysisFields.suffix(profile.name());
        if (!(outcome instanceof AnalysisOutcome.Analysed(Analysis analysis))) {
            assertTrue(Double.isNaN(value("verdict" + suffix, history, bar)));
            assertTrue(Double.isNaN(value("regime", history, bar)));
            assertTrue(Double.isNaN(value("plan_stop" + suffix, history, bar)));
            return false;
        }
        assertEquals(
                AnalysisFields.VERDICTS.indexOf(analysis.votes().verdict().name()),
                value("verdict" + suffix, history, bar));
        assertEquals(analysis.votes().score(), value("score" + suffix, history, bar));
        assertEquals(
                REGIMES.indexOf(analysis.context().regime().kind()), value("regime", history, bar));
        if (!(analysis.plan() instanceof Plan.Trade trade)) {
            assertTrue(Double.isNaN(value("plan_entry" + suffix, history, bar)));
            return false;
        }
        assertEquals(
                trade.entry().price().doubleValue(), value("plan_entry" + suffix, history, bar));
        assertEquals(trade.stop().doubleValue(), value("plan_stop" + suffix, history, bar));
        assertEquals(trade.target().doubleValue(), value("plan_target" + suffix, history, bar));
        return true;
    }

    private double value(String field, RuleHistory history, int bar) {
        return columns.column(field, history)[bar];
    }

    @Test
    void theShortNamesAreOfTheDefaultProfile() {
        RuleHistory history = RuleHistory.of(TestBars.walk(5, 330, 100, 0.03), Timeframe.DAY);
        for (String field : List.of("verdict", "score", "plan_entry", "plan_stop", "plan_target")) {
            assertArrayEquals(
                    columns.column(field + ".balanced", history), columns.column(field, history));
        }
        assertFalse(
                Arrays.equals(
                        columns.column("score.trend", history), columns.column("score", history)));
        assertThrows(IllegalArgumentException.class, () -> columns.column("score.trende", history));
    }

    /// Three shares for one on bar 200.
    private static final int SPLIT = 200;

    private static Bars splitBars() {
        Bars bars = TestBars.walk(7, 330, 300, 0.02);
        for (double[] prices : List.of(bars.open(), bars.high(), bars.low(), bars.close())) {
            Arrays.setAll(prices, i -> Math.rint(prices[i] * 100 / (i >= SPLIT ? 3 : 1)) / 100);
        }
        for (int i = SPLIT; i < bars.size(); i++) {
            bars.volume()[i] *= 3;
        }
        return bars;
    }

    private static RuleHistory splitHistory(Bars bars) {
        return RuleHistory.of(
                bars,
                List.of(new Split(TestBars.FIRST.plusDays(SPLIT), 3, true)),
                Timeframe.DAY,
                ZoneOffset.UTC);
    }

    /// The bars up to one, in the shares of that one.
    private static Bars asOf(Bars bars, int bar) {
        Bars then = bars.trimmed(bar + 1);
        for (int i = 0; bar >= SPLIT && i < SPLIT; i++) {
            then.open()[i] /= 3;
            then.high()[i] /= 3;
            then.low()[i] /= 3;
            then.close()[i] /= 3;
            then.volume()[i] *= 3;
        }
        return then;
    }

    @Test
    void acrossASplitValuesAreThoseOfItsDayInTheSharesOfThatDay() {
        Bars bars = splitBars();
        RuleHistory history = splitHistory(bars);
        int trades = 0;
        for (int bar = 60; bar < bars.size(); bar += 9) {
            Bars then = asOf(bars, bar);
            AnalysisOutcome outcome = analysis(then, bar + 1, BuiltInProfiles.BALANCED);
            if (outcome instanceof AnalysisOutcome.Analysed(Analysis analysis)) {
                assertEquals(analysis.votes().score(), value("score", history, bar), 1e-9);
                if (analysis.plan() instanceof Plan.Trade trade
                        && value("plan_stop", history, bar) > 0) {
                    assertEquals(
                            trade.stop().doubleValue(), value("plan_stop", history, bar), 0.011);
                    assertEquals(
                            trade.entry().price().doubleValue(),
                            value("plan_entry", history, bar),
                            0.011);
                    trades += bar >= SPLIT ? 1 : 0;
                }
            }
        }
        assertTrue(trades > 2, trades + " plans after the split");
    }

    /// To the bit, on every bar, whatever bars follow: also those before the split.
    @Test
    void noValueKnowsALaterBarOrSplit() {
        Bars bars = splitBars();
        for (RuleField field : AnalysisFields.all()) {
            double[] whole = columns.column(field.name(), splitHistory(bars));
            for (int size : List.of(49, 50, 120, SPLIT, SPLIT + 1, 290)) {
                double[] cut =
                        columns.column(
                                field.name(),
                                RuleHistory.of(
                                        bars.trimmed(size),
                                        size > SPLIT
                                                ? List.of(
                                                        new Split(
                                                                TestBars.FIRST.plusDays(SPLIT),
                                                                3,
                                                                true))
                                                : List.of(),
                                        Timeframe.DAY,
                                        ZoneOffset.UTC));
                assertArrayEquals(
                        Arrays.copyOf(whole, size),
                        Arrays.copyOf(cut, size),
                        field.name() + " of " + size);
            }
        }
    }

    /// A rule that names none of these computes none.
    @Test
    void nothingIsComputedThatIsNotNamed() {
        RuleFields fields = RuleFields.standard().with(AnalysisFields.all());
        RuleColumns some =
                new RuleColumns(
                        RuleHistory.of(TestBars.walk(5, 330, 100, 0.03), Timeframe.DAY),
                        fields,
                        (name, _) -> {
                            throw new AssertionError(name);
                        });
        assertEquals(330, some.field(Operand.FieldValue.of("RSI_14")).length);
    }

    @Test
    void relativeVolumeIsOverTheMeanOfTwentyBars() {
        Bars bars = TestBars.closes(40, i -> 10 + i);
        bars.volume()[25] = 3_000;
        double[] column = columns.column("relative_volume", RuleHistory.of(bars, Timeframe.DAY));
        assertTrue(Double.isNaN(column[18]));
        assertEquals(1, column[19]);
        assertEquals(3_000 / (22_000 / 20.0), column[25]);
        assertEquals(1_000 / (22_000 / 20.0), column[26]);
    }

    @Test
    void fieldsSayWhatTheyNeed() {
        RuleField verdict =
                AnalysisFields.all().stream()
                        .filter(field -> field.name().equals("verdict.mean_reversion"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Analyst.LEAST_BARS, verdict.warmUp().known());
        assertFalse(verdict.warmUp().sparse());
        assertTrue(
                AnalysisFields.all().stream()
                        .filter(field -> field.name().startsWith("plan_"))
                        .allMatch(field -> field.warmUp().sparse()));
        assertEquals(
                AnalysisFields.all().size(),
                AnalysisFields.all().stream().map(RuleField::name).distinct().count());
    }
}
