package bellwether.market;

/// Where bars come from, and whether they are invented.
record SourceName(String name, boolean synthetic) {
    static final int LONGEST = 200;

    SourceName {
        if (!fits(name)) {
            throw new IllegalArgumentException(
                    "a source's name must be 1 to %d printable characters".formatted(LONGEST));
        }
    }

    static boolean fits(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.chars().noneMatch(Character::isISOControl);
    }

    static SourceName real(String name) {
        return new SourceName(name, false);
    }

    static SourceName synthetic(String name) {
        return new SourceName(name, true);
    }
}
