package bellwether.research.learning.golden;

import bellwether.technical.statistics.golden.GoldenCheck;
import java.util.Map;

/// The files of a golden folder that labels and models compute.
public final class LearningGolden {
    private LearningGolden() {}

    /// By the names of the files.
    public static Map<String, GoldenCheck> checks() {
        return Map.of("labels.csv.gz", new LabelsGolden(), "boosting.json", new BoostingGolden());
    }
}
