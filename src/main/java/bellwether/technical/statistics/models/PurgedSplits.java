package bellwether.technical.statistics.models;

import bellwether.technical.statistics.StatisticsInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Which rows train and which test, when the label of row i spans the bars i+1 to i+horizon (López
/// de Prado 2018). No training label touches the span of a run of test labels, each run by itself;
/// behind it an embargo. All ranges are inclusive.
public record PurgedSplits(int rows, int horizon, int embargo) {
    /// Rows next to each other.
    public record Range(int first, int last) {}

    /// One of the splits.
    ///
    /// @param groups numbers of those that test
    public record Split(List<Integer> groups, List<Range> test, List<Range> train) {
        public Split {
            groups = List.copyOf(groups);
            test = List.copyOf(test);
            train = List.copyOf(train);
        }
    }

    public PurgedSplits {
        StatisticsInput.atLeast("rows", rows, 1);
        StatisticsInput.atLeast("horizon", horizon, 1);
        StatisticsInput.notNegative("embargo", embargo);
    }

    /// Rows in so many groups of about equal size.
    public List<Range> groups(int count) {
        StatisticsInput.atLeast("groups", count, 1);
        StatisticsInput.atLeast("rows", rows, count);
        double size = (double) rows / count;
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Range(
                                (int) (i * size),
                                (i + 1 == count ? rows : (int) ((i + 1) * size)) - 1))
                .toList();
    }

    /// Every choice of groups tests once, in lexical order.
    public List<Split> combinatorial(int groups, int tested) {
        StatisticsInput.atLeast("tested groups", tested, 1);
        StatisticsInput.atLeast("groups", groups, tested + 1);
        List<Range> all = groups(groups);
        List<Split> splits = new ArrayList<>();
        choose(all, tested, new ArrayList<>(), splits);
        return List.copyOf(splits);
    }

    private void choose(List<Range> all, int tested, List<Integer> chosen, List<Split> splits) {
        if (chosen.size() == tested) {
            List<Range> test = joined(chosen.stream().map(all::get).toList());
            splits.add(new Split(chosen, test, train(test)));
            return;
        }
        int from = chosen.isEmpty() ? 0 : chosen.getLast() + 1;
        for (int i = from; i < all.size(); i++) {
            chosen.add(i);
            choose(all, tested, chosen, splits);
            chosen.removeLast();
        }
    }

    /// Ranges that touch become one.
    private static List<Range> joined(List<Range> ranges) {
        List<Range> joined = new ArrayList<>();
        for (Range range : ranges) {
            if (!joined.isEmpty() && joined.getLast().last() + 1 == range.first()) {
                joined.add(new Range(joined.removeLast().first(), range.last()));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    /// The rows that may train beside these tests.
    public List<Range> train(List<Range> tests) {
        List<Range> single = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int row = i;
            if (tests.stream().noneMatch(test -> touches(row, test))) {
                single.add(new Range(i, i));
            }
        }
        return joined(single);
    }

    /// From the label that ends when the first test label starts, to the embargo behind the last.
    private boolean touches(int row, Range test) {
        return row + horizon > test.first() && row < test.last() + horizon + embargo;
    }

    /// The rows whose labels ended by the first test row's close; none before there is one.
    public List<Range> walkForwardTrain(int firstTest) {
        int last = Math.min(firstTest, rows) - horizon;
        return last < 0 ? List.of() : List.of(new Range(0, last));
    }

    /// How many whole paths through time the combinatorial splits make.
    public static long paths(int groups, int tested) {
        StatisticsInput.atLeast("tested groups", tested, 1);
        StatisticsInput.atLeast("groups", groups, tested + 1);
        long ways = 1;
        for (int i = 1; i < tested; i++) {
            ways = ways * (groups - i) / i;
        }
        return ways;
    }
}
