package bellwether.research.learning.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.sample.MadeMarket;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleSpec;
import bellwether.research.learning.sample.SampleSurvey;
import bellwether.research.learning.sample.TestSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Searches that read bars along with a survey.
final class BarSearchesTest {
    /// Columns that know more than they may, beside one that does not.
    private static final class PlantedReading implements FeatureReading {
        @Override
        public List<String> names() {
            return List.of("honest", "next_return", "centred_mean", "scaled_over_all", "target");
        }

        @Override
        public double[][] read(Bars bars) {
            int size = bars.size();
            double[] close = bars.close();
            double[][] out = new double[5][size];
            double mean = Arrays.stream(close, 0, size).average().orElseThrow();
            for (int i = 0; i < size; i++) {
                out[0][i] = i == 0 ? Double.NaN : close[i] / close[i - 1];
                out[1][i] = i + 1 < size ? close[i + 1] / close[i] : Double.NaN;
                out[2][i] =
                        Arrays.stream(close, Math.max(0, i - 2), Math.min(size, i + 3))
                                .average()
                                .orElseThrow();
                out[3][i] = close[i] / mean;
                out[4][i] = i + 5 < size && close[i + 5] > close[i] ? 1 : 0;
            }
            return out;
        }
    }

    private static LeakReport searched(List<Bars> bars, FeatureReading reading) {
        TestSource source = new TestSource(bars);
        LookAheadSearch search = new LookAheadSearch(reading);
        SampleSurvey.of(source, SampleSpec.of(SampleLabel.DIRECTION, 5), List.of(search));
        return search.report();
    }

    @Test
    void whatKnowsLaterBarsIsNamed() {
        LeakReport report = searched(MadeMarket.of(6, 400, 1), new PlantedReading());
        assertEquals(
                List.of("centred_mean", "next_return", "scaled_over_all", "target"),
                report.findings().stream().map(LeakFinding::subject).toList());
        assertTrue(report.findings().stream().allMatch(f -> f.code() == LeakCode.LOOKS_AHEAD));
        assertTrue(report.isDecided());
    }

    @Test
    void theFeaturesOfVersionOneKnowNone() {
        assertEquals(LeakReport.CLEAN, searched(MadeMarket.of(6, 400, 2), FeatureReading.own()));
    }

    @Test
    void tickersWithTheSameBarsAreNamed() {
        List<Bars> bars = new ArrayList<>(MadeMarket.of(12, 300, 3));
        Bars other = bars.get(2).trimmed(bars.get(2).size());
        for (double[] column :
                new double[][] {other.open(), other.high(), other.low(), other.close()}) {
            Arrays.setAll(column, i -> column[i] * 4);
        }
        bars.add(other);
        bars.add(bars.get(5).trimmed(200));
        TestSource source = new TestSource(bars);
        DuplicateBars search = new DuplicateBars(source.symbols());
        SampleSurvey.of(source, SampleSpec.of(SampleLabel.DIRECTION, 5), List.of(search));
        List<LeakFinding> findings = search.report().findings();
        assertEquals(
                List.of("T2, T12", "T5, T13"),
                findings.stream().map(LeakFinding::subject).sorted().toList());
        assertTrue(findings.getFirst().number("quarters") >= 2);
    }

    @Test
    void barsThatStandStillAreNotTheSame() {
        List<Bars> bars = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            bars.add(TestBars.closes(200, _ -> 10));
        }
        TestSource source = new TestSource(bars);
        DuplicateBars search = new DuplicateBars(source.symbols());
        SampleSurvey.of(source, SampleSpec.of(SampleLabel.DIRECTION, 5), List.of(search));
        assertEquals(List.of(), search.report().findings());
        LeakDoubt doubt = search.report().doubts().getFirst();
        assertEquals(LeakCode.DUPLICATE_BARS, doubt.code());
        assertEquals(0, doubt.have());
        DuplicateBars alone = new DuplicateBars(source.symbols().subList(0, 1));
        assertEquals(LeakReport.CLEAN, alone.report(), "has no twin");
    }

    @Test
    void withoutEnoughBarsItIsDoubtedThatNoneLooksAhead() {
        LeakReport brief = searched(MadeMarket.of(6, 299, 2), FeatureReading.own());
        assertEquals(
                List.of("looks_ahead (the longest symbol has 299 bars, needs 300)"),
                brief.doubts().stream().map(LeakDoubt::words).toList());
        List<Bars> silent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Bars bars = TestBars.walk(i, 320, 20, 0.02);
            if (i < 55) {
                Arrays.fill(bars.volume(), 0);
            }
            silent.add(bars);
        }
        LeakReport without = searched(silent.subList(0, 55), FeatureReading.own());
        assertTrue(
                without.doubts().stream().anyMatch(one -> "amihud_21".equals(one.subject())),
                without::toString);
        assertEquals(
                LeakReport.CLEAN,
                searched(silent.subList(40, 60), FeatureReading.own()),
                "later symbols have it");
    }

    /// A universe cut at a date: what knows later sessions of others is named.
    private static LeakReport ofUniverse(List<Bars> bars, IntFunction<UniverseReading> reading) {
        TestSource source = new TestSource(bars);
        UniverseSearch search = new UniverseSearch(source, reading);
        SampleSurvey.of(source, SampleSpec.of(SampleLabel.DIRECTION, 5), List.of(search));
        return search.report();
    }

    @Test
    void theTwelveFeaturesOfAUniverseAreSearched() {
        assertEquals(12, UniverseReading.of(1).names().size());
        List<Bars> bars = MadeMarket.of(25, 420, 4);
        assertEquals(LeakReport.CLEAN, ofUniverse(bars, UniverseReading::of));
        for (String feature : UniverseReading.of(1).names()) {
            LeakReport report = ofUniverse(bars, dates -> new ShiftedReading(dates, feature));
            assertEquals(
                    List.of(feature),
                    report.findings().stream().map(LeakFinding::subject).toList());
            assertTrue(report.isDecided());
        }
        assertEquals(LeakReport.CLEAN, ofUniverse(bars.subList(0, 19), UniverseReading::of));
    }

    @Test
    void aUniverseOfTooFewBarsIsDoubted() {
        LeakReport report = ofUniverse(MadeMarket.of(25, 250, 4), UniverseReading::of);
        assertEquals(12, report.doubts().size());
        assertEquals(List.of(), report.findings());
    }

    /// One feature is that of five bars later.
    private static final class ShiftedReading implements UniverseReading {
        private final UniverseReading honest;
        private final String shifted;

        ShiftedReading(int dates, String shifted) {
            this.honest = UniverseReading.of(dates);
            this.shifted = shifted;
        }

        @Override
        public List<String> names() {
            return honest.names();
        }

        @Override
        public void take(Bars bars, int[] of) {
            honest.take(bars, of);
        }

        @Override
        public double[][] read(Bars bars, int[] of, CalendarSessions calendar) {
            double[][] read = honest.read(bars, of, calendar);
            double[] column = read[names().indexOf(shifted)];
            System.arraycopy(column, 5, column, 0, column.length - 5);
            return read;
        }
    }
}
