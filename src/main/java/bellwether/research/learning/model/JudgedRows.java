package bellwether.research.learning.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Probabilities of rows with what happened, in the order of dates and symbols.
final class JudgedRows {
    private double[] probabilities = new double[1_024];
    private double[] baseRates = new double[1_024];
    private double[] momentum = new double[1_024];
    private boolean[] positive = new boolean[1_024];
    private final Set<Integer> symbols = new HashSet<>();
    private int size;

    /// @param byMomentum the probability by the momentum rule
    void add(int symbol, boolean label, double probability, double baseRate, double byMomentum) {
        if (size == positive.length) {
            probabilities = Arrays.copyOf(probabilities, 2 * size);
            baseRates = Arrays.copyOf(baseRates, 2 * size);
            momentum = Arrays.copyOf(momentum, 2 * size);
            positive = Arrays.copyOf(positive, 2 * size);
        }
        symbols.add(symbol);
        positive[size] = label;
        probabilities[size] = probability;
        baseRates[size] = baseRate;
        momentum[size] = byMomentum;
        size++;
    }

    int size() {
        return size;
    }

    int symbols() {
        return symbols.size();
    }

    double[] probabilities() {
        return Arrays.copyOf(probabilities, size);
    }

    double[] baseRates() {
        return Arrays.copyOf(baseRates, size);
    }

    boolean[] positive() {
        return Arrays.copyOf(positive, size);
    }

    /// The mean log loss of rows from one to before another.
    ///
    /// @param which 0: the model's, 1: the base rate's, 2: momentum's
    double loss(int which, int from, int to) {
        double[] of = which == 0 ? probabilities : which == 1 ? baseRates : momentum;
        double sum = 0;
        for (int row = from; row < to; row++) {
            double happened = positive[row] ? of[row] : 1 - of[row];
            sum -= StrictMath.log(Math.max(happened, SMALLEST));
        }
        return sum / (to - from);
    }

    private static final double SMALLEST = 1e-15;
}
