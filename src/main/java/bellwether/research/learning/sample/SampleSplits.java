package bellwether.research.learning.sample;

import bellwether.research.learning.feature.CalendarSessions;
import bellwether.technical.statistics.models.PurgedSplits;
import bellwether.technical.statistics.models.PurgedSplits.Range;
import bellwether.technical.statistics.models.PurgedSplits.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The folds of a training (Lopez de Prado 2018).
public final class SampleSplits {
    /// The session with which the first test of the walk begins: two years are known by then.
    public static final int FIRST_TEST = 504;

    /// Sessions of each test of the walk.
    public static final int STEP = 126;

    public static final int GROUPS = 6;
    public static final int TESTED = 2;

    /// Sessions of each symbol behind a test that do not train.
    public static final int EMBARGO = 21;

    private SampleSplits() {}

    /// Tests one stretch after the other, each by what was known before it; none under 505
    /// sessions.
    public static List<SampleFold.Forward> walkForward(int sessions) {
        List<SampleFold.Forward> folds = new ArrayList<>();
        for (int first = FIRST_TEST; first < sessions; first += STEP) {
            int last = Math.min(sessions, first + STEP) - 1;
            folds.add(new SampleFold.Forward(folds.size(), first, last));
        }
        return List.copyOf(folds);
    }

    /// The same folds among the dates of a universe whose main calendar has those sessions. Dates
    /// between two of them, on which others alone trade, belong to the session before.
    ///
    /// @param dates how many there are
    public static List<SampleFold.Forward> walkForward(CalendarSessions main, int dates) {
        return walkForward(main.size()).stream()
                .map(fold ->
                        new SampleFold.Forward(
                                fold.number(),
                                main.date(fold.first()),
                                fold.last() + 1 < main.size()
                                        ? main.date(fold.last() + 1) - 1
                                        : dates - 1))
                .toList();
    }

    /// The session from which on rows are judged once, and choose nothing: the last fifth.
    public static int judgedFrom(int sessions) {
        return sessions - sessions / 5;
    }

    /// Every two of six groups of dates test once: 15 folds, of the dates before those that are
    /// judged.
    ///
    /// @param end the first date that is judged
    public static List<SampleFold.Purged> combinatorial(int end, RowSpans spans) {
        if (end < GROUPS) {
            return List.of();
        }
        List<Split> splits = new PurgedSplits(end, 1, 0).combinatorial(GROUPS, TESTED);
        List<SampleFold.Purged> folds = new ArrayList<>();
        for (Split split : splits) {
            List<TestRun> runs = split.test().stream().map(range -> run(range, spans)).toList();
            folds.add(new SampleFold.Purged(folds.size(), split.groups(), runs, end));
        }
        return List.copyOf(folds);
    }

    private static TestRun run(Range range, RowSpans spans) {
        int latestEnd = spans.latestEnd(range.first(), range.last());
        return new TestRun(
                range.first(),
                range.last(),
                range.first() + 1,
                latestEnd,
                spans.behind(latestEnd, EMBARGO));
    }

    /// The number of the group that a session is in.
    ///
    /// @param end the session from which on rows are judged
    public static int group(int date, int end) {
        List<Range> groups = new PurgedSplits(end, 1, 0).groups(GROUPS);
        int group = 0;
        while (date > groups.get(group).last()) {
            group++;
        }
        return group;
    }

    /// The whole ways through time that those folds make: of each, which fold tests each group.
    public static List<List<Integer>> paths(List<SampleFold.Purged> folds) {
        int ways = (int) PurgedSplits.paths(GROUPS, TESTED);
        return IntStream.range(0, ways)
                .mapToObj(way ->
                        IntStream.range(0, GROUPS)
                                .mapToObj(group -> testing(folds, group).get(way))
                                .toList())
                .toList();
    }

    private static List<Integer> testing(List<SampleFold.Purged> folds, int group) {
        return folds.stream()
                .filter(fold -> fold.groups().contains(group))
                .map(SampleFold.Purged::number)
                .toList();
    }
}
