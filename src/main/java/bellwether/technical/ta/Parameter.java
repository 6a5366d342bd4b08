package bellwether.technical.ta;

/// One number that shapes an indicator: its default and its bounds, both allowed.
public record Parameter(
        String name, double standard, double minimum, double maximum, boolean whole) {
    public Parameter {
        if (!(minimum <= standard && standard <= maximum)) {
            throw new IllegalArgumentException(
                    name + ": " + standard + " is outside " + minimum + " to " + maximum);
        }
    }

    static Parameter whole(String name, int standard, int minimum, int maximum) {
        return new Parameter(name, standard, minimum, maximum, true);
    }

    static Parameter real(String name, double standard, double minimum, double maximum) {
        return new Parameter(name, standard, minimum, maximum, false);
    }

    /// A number of bars: 2 to 1000.
    static Parameter period(int standard) {
        return bars("period", standard);
    }

    static Parameter bars(String name, int standard) {
        return whole(name, standard, 2, 1000);
    }

    public boolean allows(double value) {
        return value >= minimum && value <= maximum && (!whole || value == Math.rint(value));
    }

    void check(double value) {
        if (!allows(value)) {
            throw new IllegalArgumentException(
                    "%s must be %s, was %s".formatted(name, rule(), shown(value)));
        }
    }

    /// What is allowed, in words: `a whole number from 2 to 1000`.
    public String rule() {
        return "%s%s to %s"
                .formatted(
                        whole ? "a whole number from " : "",
                        Arguments.plain(minimum),
                        Arguments.plain(maximum));
    }

    /// A value as people write it.
    public static String shown(double value) {
        return Double.isFinite(value) ? Arguments.plain(value) : Double.toString(value);
    }
}
