package bellwether.technical.statistics.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Our numbers beside those of one file that share a tolerance.
public final class GoldenComparison {
    /// Fractions and sums, but for the order in which they were added.
    public static final double EXACT = 1e-14;

    private final String name;
    private final double tolerance;
    private final List<String> differences = new ArrayList<>();
    private int count;
    private double largest;

    GoldenComparison(String name, double tolerance) {
        this.name = name;
        this.tolerance = tolerance;
    }

    /// Relative to the file's number, or as it is where that is 0.
    public void number(String where, Optional<Double> ours, Optional<Double> theirs) {
        number(where, ours, theirs, theirs.map(Math::abs).filter(size -> size > 0).orElse(1.0));
    }

    public void number(String where, double ours, double theirs) {
        number(where, Optional.of(ours), Optional.of(theirs));
    }

    /// In units of a scale.
    public void number(String where, Optional<Double> ours, Optional<Double> theirs, double scale) {
        count++;
        if (ours.isEmpty() && theirs.isEmpty()) {
            return;
        }
        if (ours.isEmpty() || theirs.isEmpty()) {
            differ(where, text(ours), text(theirs));
            return;
        }
        double difference = Math.abs(ours.get() - theirs.get()) / scale;
        largest = Math.max(largest, difference);
        if (!(difference <= tolerance)) {
            differ(where, text(ours), text(theirs));
        }
    }

    /// Without a unit.
    public void absolute(String where, double ours, double theirs) {
        number(where, Optional.of(ours), Optional.of(theirs), 1);
    }

    /// Whole numbers and words.
    public void same(String where, Object ours, Object theirs) {
        count++;
        if (!ours.equals(theirs)) {
            differ(where, ours.toString(), theirs.toString());
        }
    }

    /// At least as good as the file's number, less the tolerance.
    public void atLeast(String where, double ours, double theirs) {
        count++;
        largest = Math.max(largest, theirs - ours);
        if (!(ours >= theirs - tolerance)) {
            differ(where, text(Optional.of(ours)), "at least " + theirs);
        }
    }

    private void differ(String where, String ours, String theirs) {
        differences.add("%s %s: ours %s, file %s".formatted(name, where, ours, theirs));
    }

    private static String text(Optional<Double> value) {
        return value.map(number -> Double.toString(number)).orElse("undefined");
    }

    public String name() {
        return name;
    }

    /// How many numbers were compared.
    public int count() {
        return count;
    }

    /// Each number that is off.
    public List<String> differences() {
        return List.copyOf(differences);
    }

    /// One line: `dm.csv 252 numbers, largest difference 3e-13, tolerance 1e-09`.
    public String words() {
        return String.format(
                Locale.ROOT,
                "%s: %,d numbers, largest difference %.1e, tolerance %s%s",
                name,
                count,
                largest,
                tolerance == EXACT ? "exact" : String.format(Locale.ROOT, "%.1e", tolerance),
                differences.isEmpty() ? "" : ", %d differ".formatted(differences.size()));
    }
}
