package bellwether.research.learning.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rows of symbols that were delisted: without them a model would never see how they end.
final class DelistedRowsTest {
    private static final int SYMBOLS = 60;
    private static final int SESSIONS = 120;

    /// Those are delisted after so many bars.
    private static final int GONE = 12;

    private static final int BARS = 90;
    private static final int HORIZON = 5;

    /// All fall by four fifths within their last bars.
    private static List<Bars> market() {
        List<Bars> all = new ArrayList<>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            Bars bars = TestBars.walk(symbol, SESSIONS, 50, 0.01);
            all.add(symbol < GONE ? fallen(bars.trimmed(BARS)) : bars);
        }
        return all;
    }

    private static Bars fallen(Bars bars) {
        for (int bar = BARS - 4; bar < BARS; bar++) {
            double before = Math.pow(0.2, (bar - BARS + 4) / 4.0);
            double after = Math.pow(0.2, (bar - BARS + 5) / 4.0);
            bars.open()[bar] *= before;
            bars.high()[bar] *= before;
            bars.low()[bar] *= after;
            bars.close()[bar] *= after;
        }
        return bars;
    }

    private static SampleSurvey survey(SampleLabel label, int horizon, Set<Integer> delisted) {
        return SampleSurvey.of(new TestSource(market(), delisted), SampleSpec.of(label, horizon));
    }

    private static Set<Integer> gone() {
        return IntStream.range(0, GONE).boxed().collect(Collectors.toSet());
    }

    /// The rows whose labels reach beyond the last bar, by symbol.
    private static SortedMap<Integer, String> last(SampleSurvey survey, int horizon) {
        SortedMap<Integer, String> found = new TreeMap<>();
        for (LabelledRows symbol : survey.rows()) {
            for (int row = 0; symbol.symbol < GONE && row < symbol.size(); row++) {
                if (symbol.dates[row] + horizon >= BARS) {
                    found.put(
                            symbol.symbol,
                            "%d to %d %s"
                                    .formatted(
                                            symbol.dates[row],
                                            symbol.ends[row],
                                            survey.isPositive(symbol, row)));
                }
            }
        }
        return found;
    }

    private static SortedMap<Integer, String> expected(TestSource source, int idle) {
        SortedMap<Integer, String> expected = new TreeMap<>();
        for (int symbol = 0; symbol < GONE; symbol++) {
            int phase = source.symbols().get(symbol).phase(HORIZON);
            for (int bar = BARS - HORIZON; bar < BARS - 1; bar++) {
                if (bar % HORIZON == phase) {
                    int end = idle > 0 ? bar + idle : BARS - 1;
                    expected.put(symbol, "%d to %d false".formatted(bar, end));
                }
            }
        }
        return expected;
    }

    @Test
    void aDirectionEndsWithTheLastClose() {
        SortedMap<Integer, String> expected = expected(new TestSource(market()), 0);
        assertTrue(expected.size() > GONE / 2);
        assertEquals(expected, last(survey(SampleLabel.DIRECTION, HORIZON, gone()), HORIZON));
        assertEquals(
                new TreeMap<>(),
                last(survey(SampleLabel.DIRECTION, HORIZON, Set.of()), HORIZON),
                "bars that may come yet decide");
    }

    /// A loss of four fifths ranks low among the others of the same sessions.
    @Test
    void aRankIsAmongLabelsOfTheSameSessions() {
        assertEquals(
                expected(new TestSource(market()), HORIZON),
                last(survey(SampleLabel.RANK, HORIZON, gone()), HORIZON));
    }

    @Test
    void aBarrierIsSettledAtTheLastClose() {
        SampleSurvey survey = survey(SampleLabel.BARRIER, 1, gone());
        for (LabelledRows symbol : survey.rows()) {
            if (symbol.symbol < GONE) {
                assertEquals(BARS - 2, symbol.dates[symbol.size() - 1], "symbol " + symbol.symbol);
                assertEquals(BARS - 1, symbol.ends[symbol.size() - 1]);
            }
        }
    }

    /// What is read before the delisting knows nothing of it.
    @Test
    void anEarlierSampleDoesNotKnowOfIt() {
        TestSource whole = new TestSource(market(), gone());
        EarlierSample earlier = EarlierSample.before(whole, BARS - 10);
        assertEquals(Long.MAX_VALUE, earlier.delistedAt(0));
        assertTrue(EarlierSample.before(whole, BARS + 1).delistedAt(0) < Long.MAX_VALUE);
    }
}
