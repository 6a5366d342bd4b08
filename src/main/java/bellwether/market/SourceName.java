package bellwether.market;

/// Where bars come from, and whether they are invented.
record SourceName(String name, boolean synthetic) {
    static final int LONGEST = 200;

    SourceName {
        if (name.isBlank() || name.length() > LONGEST || name.matches(".*\\p{Cntrl}.*")) {
            throw new IllegalArgumentException(
                    "a source's name must be 1 to %d printable characters".formatted(LONGEST));
        }
    }

    static SourceName real(String name) {
        return new SourceName(name, false);
    }

    static SourceName synthetic(String name) {
        return new SourceName(name, true);
    }
}
