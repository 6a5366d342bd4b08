package bellwether.research.learning.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.statistics.models.PurgedSplits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SampleSplitsTest {
    private static final int SESSIONS = 700;

    /// When a label is open: from the session after its row's to its end.
    private record Row(int date, int end) {
        boolean meets(int first, int last) {
            return end >= first && date + 1 <= last;
        }
    }

    /// Some dates have many rows, some have none.
    private static List<Row> rows(long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        int longest = 1 + random.nextInt(60);
        for (int i = 0; i < 900; i++) {
            int date = random.nextInt(SESSIONS - 1);
            rows.add(new Row(date, Math.min(SESSIONS - 1, date + 1 + random.nextInt(longest))));
        }
        return rows;
    }

    private static List<SampleFold.Purged> combinatorial(List<Row> rows) {
        return SampleSplits.combinatorial(
                SampleSplits.judgedFrom(SESSIONS),
                (first, last) ->
                        rows.stream()
                                .filter(row -> row.date >= first && row.date <= last)
                                .mapToInt(Row::end)
                                .max()
                                .orElse(-1));
    }

    /// Runs of neighbouring sessions that test.
    private static List<int[]> runs(SampleFold fold) {
        List<int[]> runs = new ArrayList<>();
        for (int session = 0; session < SESSIONS; session++) {
            if (fold.tests(session)) {
                if (session == 0 || !fold.tests(session - 1)) {
                    runs.add(new int[] {session, session});
                }
                runs.getLast()[1] = session;
            }
        }
        return runs;
    }

    private static boolean plainTrains(Row row, List<Row> rows, SampleFold fold) {
        int end = SESSIONS - SESSIONS / 5;
        boolean trains = row.date < end && row.end <= end && !fold.tests(row.date);
        for (int[] run : runs(fold)) {
            List<Row> tests =
                    rows.stream().filter(r -> r.date >= run[0] && r.date <= run[1]).toList();
            if (!tests.isEmpty()) {
                int latest = tests.stream().mapToInt(Row::end).max().orElseThrow();
                trains &= !row.meets(run[0] + 1, latest);
                trains &= !row.meets(run[0] + 1, latest + 21);
            }
        }
        return trains;
    }

    @Test
    void purgedFoldsAreThoseOfAPlainSecondWriting() {
        int trained = 0;
        int purged = 0;
        for (int seed = 0; seed < 4; seed++) {
            List<Row> rows = rows(seed);
            for (SampleFold.Purged fold : combinatorial(rows)) {
                for (Row row : rows) {
                    boolean trains = fold.trains(row.date, row.end);
                    assertEquals(plainTrains(row, rows, fold), trains, fold + " " + row);
                    trained += trains ? 1 : 0;
                    purged += trains || fold.tests(row.date) ? 0 : 1;
                }
            }
        }
        assertTrue(trained > 15_000 && purged > 3_000, trained + " " + purged);
    }

    @Test
    void noLabelIsOpenOnBothSides() {
        for (int seed = 20; seed < 26; seed++) {
            List<Row> rows = rows(seed);
            for (SampleFold.Purged fold : combinatorial(rows)) {
                List<Row> tests = rows.stream().filter(r -> fold.tests(r.date)).toList();
                List<Row> trains = rows.stream().filter(r -> fold.trains(r.date, r.end)).toList();
                boolean[] open = new boolean[SESSIONS + 1];
                tests.forEach(row -> Arrays.fill(open, row.date + 1, row.end + 1, true));
                for (Row row : trains) {
                    for (int session = row.date + 1; session <= row.end; session++) {
                        assertFalse(open[session], fold + " " + row);
                    }
                }
            }
        }
    }

    @Test
    void equalSpansGiveTheReferencesFolds() {
        int end = SampleSplits.judgedFrom(SESSIONS);
        for (int horizon : new int[] {1, 5, 20}) {
            List<SampleFold.Purged> folds =
                    SampleSplits.combinatorial(
                            SampleSplits.judgedFrom(SESSIONS), (_, last) -> last + horizon);
            List<PurgedSplits.Split> theirs =
                    new PurgedSplits(end, horizon, 21).combinatorial(6, 2);
            assertEquals(15, folds.size());
            for (int i = 0; i < 15; i++) {
                TreeSet<Integer> expected = new TreeSet<>();
                for (PurgedSplits.Range range : theirs.get(i).train()) {
                    for (int row = range.first(); row <= range.last(); row++) {
                        if (row + horizon <= end) {
                            expected.add(row);
                        }
                    }
                }
                TreeSet<Integer> ours = new TreeSet<>();
                for (int row = 0; row < SESSIONS; row++) {
                    if (folds.get(i).trains(row, row + horizon)) {
                        ours.add(row);
                    }
                }
                assertEquals(expected, ours, "fold " + i);
            }
        }
    }

    @Test
    void everySessionTestsFiveTimesAndThePathsHoldEachOnce() {
        List<SampleFold.Purged> folds = combinatorial(rows(3));
        for (int session = 0; session < SampleSplits.judgedFrom(SESSIONS); session++) {
            int date = session;
            assertEquals(5, folds.stream().filter(fold -> fold.tests(date)).count());
        }
        List<List<Integer>> paths = SampleSplits.paths(folds);
        assertEquals(5, paths.size());
        for (int group = 0; group < 6; group++) {
            int tested = group;
            TreeSet<Integer> used = new TreeSet<>();
            for (List<Integer> path : paths) {
                int fold = path.get(tested);
                assertTrue(folds.get(fold).groups().contains(tested));
                used.add(fold);
            }
            assertEquals(5, used.size());
        }
    }

    @Test
    void aSessionIsInTheOneGroupThatAllItsFoldsTest() {
        List<SampleFold.Purged> folds = combinatorial(rows(5));
        int end = SampleSplits.judgedFrom(SESSIONS);
        TreeSet<Integer> seen = new TreeSet<>();
        for (int session = 0; session < end; session++) {
            int date = session;
            TreeSet<Integer> common = new TreeSet<>(List.of(0, 1, 2, 3, 4, 5));
            folds.stream()
                    .filter(fold -> fold.tests(date))
                    .forEach(fold -> common.retainAll(fold.groups()));
            assertEquals(new TreeSet<>(List.of(SampleSplits.group(date, end))), common);
            seen.addAll(common);
        }
        assertEquals(6, seen.size());
    }

    @Test
    void theWalkTestsEachSessionOnceByWhatWasKnown() {
        for (int sessions : new int[] {504, 505, 630, 631, 1_259}) {
            List<SampleFold.Forward> folds = SampleSplits.walkForward(sessions);
            for (int session = 0; session < sessions; session++) {
                int date = session;
                assertEquals(
                        session < 504 ? 0 : 1,
                        folds.stream().filter(fold -> fold.tests(date)).count());
            }
            for (SampleFold.Forward fold : folds) {
                assertEquals(504 + 126 * fold.number(), fold.first());
                assertTrue(fold.trains(fold.first() - 5, fold.first()));
                assertFalse(fold.trains(fold.first() - 5, fold.first() + 1));
                assertFalse(fold.trains(fold.last() + 1, fold.last() + 6));
                int last =
                        new PurgedSplits(sessions, 5, 0)
                                .walkForwardTrain(fold.first())
                                .getFirst()
                                .last();
                assertTrue(fold.trains(last, last + 5));
                assertFalse(fold.trains(last + 1, last + 6));
            }
        }
    }

    @Test
    void whatIsJudgedOnceTakesNoPartInChoosing() {
        int judged = SampleSplits.judgedFrom(SESSIONS);
        assertEquals(560, judged);
        for (SampleFold.Purged fold : combinatorial(rows(4))) {
            for (int date = 0; date < SESSIONS; date++) {
                assertFalse(date >= judged && (fold.tests(date) || fold.trains(date, date + 1)));
            }
            assertFalse(fold.trains(550, 561));
            assertFalse(fold.tests(559, 561));
        }
    }
}
