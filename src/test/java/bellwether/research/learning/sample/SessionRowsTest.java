package bellwether.research.learning.sample;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is scored is what would have trained.
final class SessionRowsTest {
    private static final int SESSIONS = 300;

    private final TestSource source = new TestSource(MadeMarket.of(24, SESSIONS, 3));
    private final SampleSurvey survey =
            SampleSurvey.of(source, SampleSpec.of(SampleLabel.DIRECTION, 5));

    private Map<String, double[]> rows(TestSource bars, int from, int to) {
        BitSet wanted = new BitSet();
        wanted.set(from, to);
        Map<String, double[]> rows = new HashMap<>();
        new SessionRows(SampleSurvey.of(bars, SampleSpec.of(SampleLabel.DIRECTION, 5)), wanted)
                .read((symbol, session, values) ->
                        rows.put(symbol + " " + session, values.clone()));
        return rows;
    }

    @Test
    void theyAreTheRowsOfATraining() {
        compare(source);
    }

    /// A coin has sessions at weekends, and shares have none then.
    @Test
    void theyAreTheRowsOfATrainingOfMixedCalendars() {
        List<Bars> mixed =
                new ArrayList<>(
                        MadeMarket.of(24, 2 * SESSIONS, 3).stream()
                                .map(MadeMarket::ofWeekdays)
                                .toList());
        mixed.add(TestBars.walk(99, 2 * SESSIONS, 10, 0.03));
        compare(new TestSource(mixed));
    }

    private void compare(TestSource bars) {
        SampleFeatures features =
                new SampleFeatures(SampleSurvey.of(bars, SampleSpec.of(SampleLabel.DIRECTION, 5)));
        List<BinEdges> edges = features.edges((_, _) -> true);
        PackedTable table = features.table(edges);
        Map<String, double[]> rows = rows(bars, 0, bars.sessions().length);
        int compared = 0;
        for (int row = 0; row < table.rows(); row++) {
            double[] values = requireNonNull(rows.get(table.symbol(row) + " " + table.date(row)));
            for (int column = 0; column < values.length; column++) {
                assertEquals(table.bin(row, column), edges.get(column).bin(values[column]));
                compared++;
            }
        }
        assertTrue(compared > 24 * 50 * 70, "compared " + compared);
        assertTrue(rows.size() > table.rows(), "those of which no label has ended too");
    }

    @Test
    void laterBarsChangeNoBitOfARow() {
        TestSource shorter =
                new TestSource(
                        MadeMarket.of(24, SESSIONS, 3).stream()
                                .map(bars -> bars.first(Math.max(0, bars.size() - 20)))
                                .toList());
        Map<String, double[]> then = rows(shorter, 200, 240);
        Map<String, double[]> now = rows(source, 200, 240);
        assertTrue(then.size() > 24 * 20, "rows " + then.size());
        then.forEach((key, values) -> {
            assertArrayEquals(now.get(key), values, key);
        });
    }

    @Test
    void whatCameOfRowsIsTheLabelOfTheTraining() {
        BitSet wanted = new BitSet();
        wanted.set(100, 110);
        List<EndedLabel> ended = survey.ended(wanted);
        SampleFeatures features = new SampleFeatures(survey);
        PackedTable table = features.table(features.edges((_, _) -> true));
        Map<String, Double> labels = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            if (wanted.get(table.date(row))) {
                labels.put(table.symbol(row) + " " + table.date(row), table.label(row));
            }
        }
        assertEquals(labels.size(), ended.size());
        for (EndedLabel one : ended) {
            assertEquals(
                    labels.get(one.symbol() + " " + one.session()), one.positive() ? 1.0 : 0.0);
        }
    }
}
