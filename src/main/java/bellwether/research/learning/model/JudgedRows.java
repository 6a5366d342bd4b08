package bellwether.research.learning.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Probabilities of rows with what happened, in the order of dates and symbols.
final class JudgedRows {
    private double[] probabilities = new double[1_024];
    private double[] baseRates = new double[1_024];
    private boolean[] positive = new boolean[1_024];
    private int[] dates = new int[1_024];
    private final Set<Integer> symbols = new HashSet<>();
    private int size;

    void add(int date, int symbol, boolean label, double probability, double baseRate) {
        if (size == positive.length) {
            probabilities = Arrays.copyOf(probabilities, 2 * size);
            baseRates = Arrays.copyOf(baseRates, 2 * size);
            positive = Arrays.copyOf(positive, 2 * size);
            dates = Arrays.copyOf(dates, 2 * size);
        }
        symbols.add(symbol);
        positive[size] = label;
        dates[size] = date;
        probabilities[size] = probability;
        baseRates[size] = baseRate;
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

    /// The session of each.
    int[] dates() {
        return Arrays.copyOf(dates, size);
    }

    boolean[] positive() {
        return Arrays.copyOf(positive, size);
    }
}
