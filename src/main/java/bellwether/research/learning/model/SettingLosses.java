package bellwether.research.learning.model;

import bellwether.research.learning.sample.SampleSplits;
import java.util.List;

/// What one setting lost on the dates of each group in each fold.
final class SettingLosses {
    private final double[][] sums;
    private final int[][] dates;

    SettingLosses(int folds) {
        sums = new double[folds][SampleSplits.GROUPS];
        dates = new int[folds][SampleSplits.GROUPS];
    }

    void add(int fold, int group, double loss) {
        sums[fold][group] += loss;
        dates[fold][group]++;
    }

    /// The mean over the dates of a path; NaN without any.
    ///
    /// @param path of each group the fold that tests it
    double mean(List<Integer> path) {
        double sum = 0;
        for (int group = 0; group < path.size(); group++) {
            sum += sums[path.get(group)][group];
        }
        return sum / dates(path);
    }

    int dates(List<Integer> path) {
        int count = 0;
        for (int group = 0; group < path.size(); group++) {
            count += dates[path.get(group)][group];
        }
        return count;
    }
}
