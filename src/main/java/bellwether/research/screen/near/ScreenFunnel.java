package bellwether.research.screen.near;

import bellwether.trading.rules.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// How many symbols pass each clause alone, and all clauses up to it.
public final class ScreenFunnel {
    private ScreenFunnel() {}

    /// One clause of a screen.
    ///
    /// @param soFar how many pass it and all before it; of a screen that is joined by "or", how
    ///   many pass it or one before it
    public record Step(String clause, int passed, int failed, int unknown, int soFar) {}

    /// The steps of a screen over a universe.
    ///
    /// @param clauses the truth of each clause
    public static List<Step> of(ScreenPlan plan, List<byte[]> clauses, BitSet universe) {
        List<Step> steps = new ArrayList<>();
        BitSet left = (BitSet) universe.clone();
        if (plan.isAny()) {
            left.clear();
        }
        for (int n = 0; n < clauses.size(); n++) {
            byte[] truths = clauses.get(n);
            int[] counts = new int[3];
            BitSet passing = new BitSet();
            universe.stream()
                    .forEach(i -> {
                        counts[truths[i]]++;
                        passing.set(i, truths[i] == Truth.YES);
                    });
            if (plan.isAny()) {
                left.or(passing);
            } else {
                left.and(passing);
            }
            steps.add(
                    new Step(
                            plan.clauses().get(n).text(),
                            counts[Truth.YES],
                            counts[Truth.NO],
                            counts[Truth.UNSURE],
                            left.cardinality()));
        }
        return steps;
    }
}
