package bellwether.market.symbols;

/// Where bars come from, and whether they are invented.
public record SourceName(String name, boolean synthetic) {
    public static final int LONGEST = 200;

    public SourceName {
        if (!fits(name)) {
            throw new IllegalArgumentException("a source's name " + rule(name));
        }
    }

    public static boolean fits(String name) {
        return !name.isBlank() && name.length() <= LONGEST && VisibleText.is(name);
    }

    /// What a name that does not fit should be, and why it does not.
    public static String rule(String name) {
        return "must be 1 to %d visible characters, was %s%s"
                .formatted(
                        LONGEST,
                        Rejection.shown(name),
                        VisibleText.fault(name)
                                .map(fault -> ": " + fault + "; leave it out")
                                .orElse(""));
    }

    public static SourceName real(String name) {
        return new SourceName(name, false);
    }

    public static SourceName synthetic(String name) {
        return new SourceName(name, true);
    }
}
