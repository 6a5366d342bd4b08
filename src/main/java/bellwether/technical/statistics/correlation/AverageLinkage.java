package bellwether.technical.statistics.correlation;

import bellwether.technical.statistics.StatisticsInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Groups by average linkage (Sokal and Michener 1958): the two groups whose members are nearest on
/// average are joined, until one is left. Of one member: no steps.
///
/// @param size how many members there are
/// @param steps in the order of their distance
public record AverageLinkage(int size, List<Step> steps) {
    /// Two groups become one, whose number is the count of members plus the step's.
    ///
    /// @param first the smaller number
    /// @param members how many the new group has
    public record Step(int first, int second, double distance, int members) {}

    public AverageLinkage {
        steps = List.copyOf(steps);
    }

    /// √(½(1 − ρ)), from 0 for equal series to 1 for opposite ones (Mantegna 1999).
    public static double distance(double correlation) {
        return Math.sqrt(Math.max(0, 0.5 * (1 - correlation)));
    }

    /// Of a symmetric table of distances.
    public static AverageLinkage of(double[][] distances) {
        int n = distances.length;
        for (int i = 0; i < n; i++) {
            StatisticsInput.series("distances " + i, distances[i]);
            StatisticsInput.sameLength("distances " + i, distances[i].length, n);
        }
        Groups groups = new Groups(distances);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < n - 1; i++) {
            steps.add(groups.join(n + i));
        }
        return new AverageLinkage(n, steps);
    }

    /// Each member's group when only those nearer than a cut are joined; numbered from 0 in the
    /// order of their first members.
    public List<Integer> groups(double cut) {
        int[] parent = new int[size + steps.size()];
        Arrays.setAll(parent, i -> i);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.distance() <= cut) {
                parent[step.first()] = size + i;
                parent[step.second()] = size + i;
            }
        }
        List<Integer> roots = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int root = i;
            while (parent[root] != root) {
                root = parent[root];
            }
            if (!roots.contains(root)) {
                roots.add(root);
            }
            groups.add(roots.indexOf(root));
        }
        return List.copyOf(groups);
    }

    private static final class Groups {
        private final double[][] distances;
        private final int[] numbers;
        private final int[] members;

        Groups(double[][] distances) {
            this.distances = Arrays.stream(distances).map(double[]::clone).toArray(double[][]::new);
            this.numbers = new int[distances.length];
            this.members = new int[distances.length];
            Arrays.setAll(numbers, i -> i);
            Arrays.fill(members, 1);
        }

        Step join(int number) {
            int[] nearest = nearest();
            int i = nearest[0];
            int j = nearest[1];
            Step step =
                    new Step(
                            Math.min(numbers[i], numbers[j]),
                            Math.max(numbers[i], numbers[j]),
                            distances[i][j],
                            members[i] + members[j]);
            for (int k = 0; k < numbers.length; k++) {
                double joined =
                        (members[i] * distances[i][k] + members[j] * distances[j][k])
                                / step.members();
                distances[i][k] = joined;
                distances[k][i] = joined;
            }
            numbers[i] = number;
            members[i] = step.members();
            members[j] = 0;
            return step;
        }

        private int[] nearest() {
            int[] nearest = {0, 0};
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < numbers.length; i++) {
                for (int j = i + 1; j < numbers.length; j++) {
                    if (members[i] > 0 && members[j] > 0 && distances[i][j] < least) {
                        least = distances[i][j];
                        nearest[0] = i;
                        nearest[1] = j;
                    }
                }
            }
            return nearest;
        }
    }
}
