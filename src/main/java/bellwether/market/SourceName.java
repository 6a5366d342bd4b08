package bellwether.market;

/// Where bars come from, and whether they are invented.
record SourceName(String name, boolean synthetic) {
    static final int LONGEST = 200;

    SourceName {
        if (!fits(name)) {
            throw new IllegalArgumentException("a source's name " + rule(name));
        }
    }

    static boolean fits(String name) {
        return !name.isBlank() && name.length() <= LONGEST && VisibleText.is(name);
    }

    /// What a name that does not fit should be, and why it does not.
    static String rule(String name) {
        return "must be 1 to %d visible characters, was %s%s"
                .formatted(
                        LONGEST,
                        Rejection.shown(name),
                        VisibleText.fault(name)
                                .map(fault -> ": " + fault + "; leave it out")
                                .orElse(""));
    }

    static SourceName real(String name) {
        return new SourceName(name, false);
    }

    static SourceName synthetic(String name) {
        return new SourceName(name, true);
    }
}
