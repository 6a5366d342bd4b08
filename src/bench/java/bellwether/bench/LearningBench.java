package bellwether.bench;

import bellwether.research.learning.feature.FeatureBench;
import java.util.Arrays;

/// Benchmarks of learning: `./run.sh bench learning features [SYMBOLS [BARS]]`.
final class LearningBench {
    private LearningBench() {}

    static void main(String[] args) {
        if (args.length == 0 || !args[0].equals("features")) {
            System.out.println("Usage: ./run.sh bench learning features [SYMBOLS [BARS]]");
            return;
        }
        FeatureBench.main(Arrays.copyOfRange(args, 1, args.length));
    }
}
