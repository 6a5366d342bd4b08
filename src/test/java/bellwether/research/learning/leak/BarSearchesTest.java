package bellwether.research.learning.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import bellwether.research.learning.sample.MadeMarket;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleSpec;
import bellwether.research.learning.sample.SampleSurvey;
import bellwether.research.learning.sample.TestSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        assertEquals(LeakReport.CLEAN, search.report());
    }
}
