package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.model.SettingValues;
import bellwether.research.learning.sample.MadeMarket;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.TestSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a choice of settings sees of a market.
final class ChoiceWorkTest {
    private static final int SESSIONS = 400;
    private static final int JUDGED = SampleSplits.judgedFrom(SESSIONS);

    private static ChoiceReport choose(SampleLabel label, List<Bars> bars)
            throws InterruptedException {
        TrainingSpec spec =
                new TrainingSpec(
                        label,
                        5,
                        ModelKind.LOGISTIC,
                        "all",
                        1,
                        100_000,
                        0,
                        SESSIONS,
                        null,
                        List.of(ridge(0.01), ridge(1), ridge(100)));
        return new ChoiceWork(spec, TrainingSeams.USUAL, (_, _) -> {})
                .choose(new TestSource(bars), CalendarSessions.every(SESSIONS));
    }

    private static SettingValues ridge(double ridge) {
        return new SettingValues(null, null, null, ridge, null);
    }

    /// Other prices on the sessions from one up to another.
    private static List<Bars> altered(List<Bars> bars, int from, int to) {
        long first = new TestSource(bars).sessions()[from];
        long last = new TestSource(bars).sessions()[to];
        return bars.stream().map(one -> altered(one, first, last)).toList();
    }

    private static Bars altered(Bars bars, long first, long last) {
        Bars other = bars.trimmed(bars.size());
        for (int bar = 0; bar < bars.size(); bar++) {
            if (bars.time()[bar] >= first && bars.time()[bar] <= last) {
                double factor = 1.2 + 0.3 * (bar % 3);
                for (double[] prices :
                        List.of(other.open(), other.high(), other.low(), other.close())) {
                    prices[bar] *= factor;
                }
            }
        }
        return other;
    }

    @ParameterizedTest
    @EnumSource(SampleLabel.class)
    void theLastFifthChangesNoBitOfTheChoice(SampleLabel label) throws InterruptedException {
        List<Bars> bars = MadeMarket.of(label == SampleLabel.RANK ? 50 : 20, SESSIONS, 3);
        ChoiceReport made = choose(label, bars);
        assertEquals(15, made.splits());
        assertEquals(5, made.paths());
        assertEquals(JUDGED, made.sessions());
        assertTrue(made.to().isBefore(made.judgedFrom()));
        assertTrue(made.settings().stream().allMatch(one -> one.spread() > 0), made::toString);
        String written = Json.write(made);
        assertEquals(
                written, Json.write(choose(label, altered(bars, JUDGED, SESSIONS - 1))), "choice");
        // one session earlier is seen
        assertNotEquals(written, Json.write(choose(label, altered(bars, JUDGED - 1, JUDGED - 1))));
        assertEquals(made, Json.stored(written, ChoiceReport.class));
    }

    /// Ten symbols rank no one on the sessions before the others begin.
    @Test
    void aGroupWithoutRowsIsNamed() {
        List<Bars> bars = new ArrayList<>(MadeMarket.of(50, SESSIONS, 4));
        for (int i = 10; i < bars.size(); i++) {
            bars.set(i, late(bars.get(i)));
        }
        Refusal refused = assertThrows(Refusal.class, () -> choose(SampleLabel.RANK, bars));
        assertEquals("too_few", refused.code());
        assertTrue(refused.detail().contains("tests 0 of group 1 of 6"), refused.detail());
    }

    /// The last third of the bars.
    private static Bars late(Bars bars) {
        int from = bars.size() * 2 / 3;
        Bars late = Bars.room(bars.size());
        for (int bar = from; bar < bars.size(); bar++) {
            late.put(bar - from, bars, bar, 1);
        }
        return late.trimmed(bars.size() - from);
    }
}
