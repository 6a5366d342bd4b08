package bellwether.research.learning.leak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares features of all bars with those of the first bars alone: they must be equal to the bit.
final class PrefixComparison {
    private final List<String> names;
    private final Map<String, Integer> changed = new TreeMap<>();
    private final Set<String> compared = new HashSet<>();

    PrefixComparison(List<String> names) {
        this.names = List.copyOf(names);
    }

    /// @param kept how many bars both have
    void compare(double[][] whole, double[][] cut, int kept) {
        for (int column = 0; column < whole.length; column++) {
            int different = 0;
            boolean known = false;
            for (int bar = 0; bar < kept; bar++) {
                known |= !Double.isNaN(whole[column][bar]);
                different +=
                        Double.doubleToLongBits(whole[column][bar])
                                        == Double.doubleToLongBits(cut[column][bar])
                                ? 0
                                : 1;
            }
            if (known) {
                compared.add(names.get(column));
            }
            if (different > 0) {
                changed.merge(names.get(column), different, Integer::sum);
            }
        }
    }

    /// Whether each feature had a value that was compared.
    boolean isComplete() {
        return compared.containsAll(names);
    }

    /// Each feature that changed, with how many of its values did, and those without any value.
    LeakReport report() {
        List<LeakFinding> findings = new ArrayList<>();
        changed.forEach((feature, values) ->
                findings.add(
                        new LeakFinding(
                                LeakCode.LOOKS_AHEAD, feature, Map.of("values", (double) values))));
        Set<String> unseen = new TreeSet<>(names);
        unseen.removeAll(compared);
        unseen.removeAll(changed.keySet());
        return new LeakReport(
                findings,
                unseen.stream()
                        .map(feature ->
                                LeakDoubt.of(
                                                LeakCode.LOOKS_AHEAD,
                                                0,
                                                1,
                                                "%d values to compare, needs %d")
                                        .about(feature))
                        .toList());
    }
}
