package bellwether.technical.statistics;

/// Refuses input that has no meaning, and says by name what was wrong.
public final class StatisticsInput {
    private StatisticsInput() {}

    /// Every value is a number.
    public static void series(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "%s[%d] must be a finite number, was %s".formatted(name, i, values[i]));
            }
        }
    }

    /// The same length as another.
    public static void sameLength(String name, int length, int other) {
        if (length != other) {
            throw new IllegalArgumentException(
                    "%s must have %d values, had %d".formatted(name, other, length));
        }
    }

    /// Strictly between 0 and 1.
    public static void level(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1, was " + level);
        }
    }

    /// From 0 to 1.
    public static void probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s must be 0 to 1, was %s".formatted(name, value));
        }
    }

    public static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "%s must be a finite number, was %s".formatted(name, value));
        }
    }

    public static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "%s must not be negative, was %s".formatted(name, plain(value)));
        }
    }

    public static void atLeast(String name, double value, int least) {
        if (!(value >= least) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "%s must be at least %d, was %s".formatted(name, least, plain(value)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
                ? Integer.toString((int) value)
                : Double.toString(value);
    }
}
