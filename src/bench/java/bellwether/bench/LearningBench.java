package bellwether.bench;

import bellwether.ModelMarketBench;
import bellwether.research.learning.feature.FeatureBench;
import bellwether.research.learning.serving.ScoreBench;
import bellwether.research.learning.tree.TreesBench;
import java.util.Arrays;

/// Benchmarks of learning: `./run.sh bench learning features|trees|memory|market|score`.
final class LearningBench {
    private LearningBench() {}

    static void main(String[] args) throws Exception {
        switch (args.length == 0 ? "" : args[0]) {
            case "features" -> FeatureBench.main(Arrays.copyOfRange(args, 1, args.length));
            case "market" -> ModelMarketBench.main(Arrays.copyOfRange(args, 1, args.length));
            case "score" -> ScoreBench.main(Arrays.copyOfRange(args, 1, args.length));
            case "trees", "memory" -> TreesBench.main(args);
            default -> {
                System.out.println("Usage: ./run.sh bench learning features [SYMBOLS [BARS]]");
                System.out.println("       ./run.sh bench learning trees [ROWS [TURNS]]");
                System.out.println("       ./run.sh bench learning memory [ROWS]");
                System.out.println("       ./run.sh bench learning market [SYMBOLS [TURNS]]");
                System.out.println("       ./run.sh bench learning score [SYMBOLS [BARS [TURNS]]]");
            }
        }
    }
}
